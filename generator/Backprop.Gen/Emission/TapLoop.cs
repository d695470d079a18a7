using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// One axis of the loops over the taps that connect a position with positions on the other side of a window. Forward, the position is an
/// output's and the taps lead to inputs; backward, the position is an input's and the taps lead to the outputs that saw it. Borders are the
/// bounds of the loop: what lies in the padding is never visited.
/// </summary>
/// <param name="Axis">The window's axis.</param>
/// <param name="Backward">From inputs to outputs.</param>
/// <param name="Position">Name of the position.</param>
/// <param name="Origin">Name of the local that the source positions are counted from.</param>
/// <param name="Tap">Name of the tap.</param>
internal sealed record TapLoop(WindowAxis Axis, bool Backward, string Position, string Origin, string Tap)
{
    /// <summary>Positions that are computed.</summary>
    public int Targets => Backward ? Axis.Input : Axis.Output;

    /// <summary>Positions that are read.</summary>
    public int Sources => Backward ? Axis.Output : Axis.Input;

    /// <summary>Taps from one that leads to a position to the next that does.</summary>
    public int Step => Backward ? Axis.Stride : 1;

    private bool StartsAtZero => Backward ? Axis is { Kernel: 1, Stride: 1 } : Axis.Before == 0;

    private bool EndsWithKernel => !Backward && Axis.After == 0;

    /// <summary>Whether every position has every tap.</summary>
    public bool IsWhole => StartsAtZero && EndsWithKernel;

    /// <summary>The first tap.</summary>
    public string First => StartsAtZero ? "0" : Tap + "0";

    /// <summary>The tap behind the last.</summary>
    public string End => EndsWithKernel ? KernelWriter.Number(Axis.Kernel) : Tap + "1";

    /// <summary>Locals of one position.</summary>
    public void WriteBounds(KernelWriter w)
    {
        (int k, int s, int d) = (Axis.Kernel, Axis.Stride, Axis.Dilation);
        if (Backward)
        {
            w.Line($"nint {Origin} = {KernelWriter.Plus(Position, KernelWriter.Number(Axis.Before))};");
            if (!StartsAtZero)
            {
                string last = $"{Origin} - {KernelWriter.Number((Axis.Output - 1) * (long)s)}";
                string first = s > 1 ? $"Math.Max({Origin} % {s}, {last})" : d == 1 ? $"Math.Max(0, {last})" : $"Math.Max(0, ({last} + {d - 1}) / {d})";
                w.Line($"nint {Tap}0 = {first};");
            }

            w.Line($"nint {Tap}1 = Math.Min({k}, {(d == 1 ? Origin : $"({Origin} / {d})")} + 1);");
            return;
        }

        w.Line($"nint {Origin} = {KernelWriter.Times(Position, s)}{(Axis.Before == 0 ? "" : $" - {Axis.Before}")};");
        if (!StartsAtZero)
        {
            w.Line(d == 1 ? $"nint {Tap}0 = Math.Max(0, -{Origin});" : $"nint {Tap}0 = Math.Max(0, ({d - 1} - {Origin}) / {d});");
        }

        if (!EndsWithKernel)
        {
            w.Line(d == 1 ? $"nint {Tap}1 = Math.Min({k}, {Axis.Input} - {Origin});" : $"nint {Tap}1 = Math.Min({k}, ({Axis.Input + d - 1} - {Origin}) / {d});");
        }
    }

    /// <summary>The loop over the taps.</summary>
    public IDisposable Loop(KernelWriter w) => IsWhole && Axis.Kernel == 1
        ? w.With(Tap, 0)
        : w.Block($"for (nint {Tap} = {First}; {Tap} < {End}; {(Step == 1 ? $"{Tap}++" : $"{Tap} += {Step}")})");

    /// <summary>The source position under <paramref name="tap"/>.</summary>
    public string Source(string tap)
    {
        string step = tap == "0" ? "0" : KernelWriter.Times(tap, Axis.Dilation);
        if (!Backward)
        {
            return KernelWriter.Plus(Origin, step);
        }

        string distance = step == "0" ? Origin : $"{Origin} - {step}";
        return Axis.Stride == 1 ? distance : $"({distance}) / {Axis.Stride}";
    }
}
