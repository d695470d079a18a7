using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dW[t, c, n] += Σ_p Σ_s x[p·stride − before + t·dilation, c][s] dz[s][p, n]: the gradient of <see cref="Convolution"/> for its kernel, where
/// there are channels enough to fill the lanes with outputs n. As in <see cref="AffineKernelGradient"/> dz comes sample by sample and x[c][s] is
/// broadcast; the sums run over the positions and at each over the samples, in their order.
/// </summary>
internal sealed record ConvolutionKernelGradient(Window Window, int Groups, Shape Kernel) : GradientOperation
{
    private const int FewestLanes = 2;
    private const int MostLanes = 16;

    /// <summary>Whether enough lanes would have an output, and enough channels are summed side by side; else the samples fill the lanes.</summary>
    public static bool Suits(Channels c) => c.Inputs >= 4 && (c.Outputs % MostLanes == 0 || c.Outputs > 2 * MostLanes || c.Outputs is >= 12 and < MostLanes);

    public override ValueRole OutputRole => ValueRole.ParameterGradient;

    public override bool CountsSamples => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Kernel;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} += Σ_s {inputs[0]} ∗ {inputs[1]}";

    public override string KernelName(KernelForm form) =>
        $"ConvolutionKernelGradient_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Inputs[1].Shape, Groups)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "dz", "dW"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Channels c = Channels.OfInput(form.Inputs[0].Shape.Last, Kernel, Window, Groups);
        using (Axis(w, Window.Rows, "ky", "i"))
        using (Axis(w, Window.Columns, "kx", "j"))
        using (Groups == 1 ? null : (IDisposable)w.For("g", Groups))
        {
            Blocks.Of(c.Inputs, KernelPart.ShortRows).Write(w, "c", rows => WriteColumns(w, form, c, rows));
        }
    }

    /// <summary>A loop over taps, with the output positions at which the tap lies in the input.</summary>
    internal static IDisposable Axis(KernelWriter w, WindowAxis axis, string tap, string position)
    {
        IDisposable loop = axis.Kernel == 1 ? w.With(tap, 0) : w.For(tap, axis.Kernel);
        (int s, int d) = (axis.Stride, axis.Dilation);
        string step = KernelWriter.Times(tap, d);
        if (axis.Before > 0)
        {
            w.Line(s == 1 ? $"nint {position}0 = Math.Max(0, {axis.Before} - {step});" : $"nint {position}0 = Math.Max(0, ({axis.Before + s - 1} - {step}) / {s});");
        }

        if (axis.After > 0)
        {
            int end = axis.Input + axis.Before;
            w.Line($"nint {position}1 = Math.Min({axis.Output}, {(s == 1 ? $"{end} - {step}" : $"({end + s - 1} - {step}) / {s}")});");
        }

        return loop;
    }

    /// <summary>The loop over those positions.</summary>
    internal static IDisposable Positions(KernelWriter w, WindowAxis axis, string position)
    {
        string first = axis.Before > 0 ? position + "0" : "0";
        string end = axis.After > 0 ? position + "1" : KernelWriter.Number(axis.Output);
        return w.Block($"for (nint {position} = {first}; {position} < {end}; {position}++)");
    }

    /// <summary>The input position under a tap.</summary>
    internal static string Under(WindowAxis axis, string position, string tap)
    {
        string at = KernelWriter.Plus(KernelWriter.Times(position, axis.Stride), KernelWriter.Times(tap, axis.Dilation));
        return axis.Before == 0 ? at : $"{at} - {axis.Before}";
    }

    private void WriteColumns(KernelWriter w, KernelForm form, Channels c, int rows)
    {
        // Vectors have 2 to 16 elements: which of the loops can run at all is known from the number of outputs.
        w.Line("nint n = 0;");
        if (c.Outputs >= 2 * FewestLanes)
        {
            using (w.Block($"for (; n + (2 * V.Count) <= {c.Outputs}; n += 2 * V.Count)"))
            {
                WriteBlock(w, form, c, rows, 2, partial: false);
            }
        }

        if (c.Outputs >= FewestLanes && c.Outputs % (2 * MostLanes) != 0)
        {
            w.Blank();
            using (w.Block($"for (; n + V.Count <= {c.Outputs}; n += V.Count)"))
            {
                WriteBlock(w, form, c, rows, 1, partial: false);
            }
        }

        if (c.Outputs % MostLanes != 0)
        {
            w.Blank();
            using (w.Block($"if (n < {c.Outputs})"))
            {
                WriteBlock(w, form, c, rows, 1, partial: true);
            }
        }
    }

    private void WriteBlock(KernelWriter w, KernelForm kernel, Channels c, int rows, int columns, bool partial)
    {
        for (int r = 0; r < rows; r++)
        {
            w.Line(columns == 1 ? $"V g{r}_0 = V.Zero;" : $"V g{r}_0 = V.Zero, g{r}_1 = V.Zero;");
        }

        using (Positions(w, Window.Rows, "i"))
        using (Positions(w, Window.Columns, "j"))
        {
            WriteSums(w, kernel, c, rows, columns);
        }

        string group = Groups == 1 ? "n" : $"(g * {c.Outputs}) + n";
        string taps = Window.Rows.Kernel == 1 ? "kx" : $"(ky * {Window.Columns.Kernel}) + kx";
        string rest = partial ? $", {c.Outputs} - (int)n" : "";
        string form = partial ? "Partial" : "";
        w.Blank();
        w.Line($"ref {w.Element} dWn = ref Unsafe.Add(ref dW, ((((({taps}) * {c.Inputs}) + c) * {c.Outputs * Groups}) + {group}));");
        for (int r = 0; r < rows; r++)
        {
            for (int v = 0; v < columns; v++)
            {
                string at = KernelWriter.Plus(KernelWriter.Number((long)r * c.Outputs * Groups), v == 0 ? "0" : "V.Count");
                w.Line($"V.Store{form}(add ? V.Load{form}(ref dWn, {at}{rest}) + g{r}_{v} : g{r}_{v}, ref dWn, {at}{rest});");
            }
        }
    }

    private void WriteSums(KernelWriter w, KernelForm kernel, Channels c, int rows, int columns)
    {
        string source = $"((({Under(Window.Rows, "i", "ky")}) * {Window.Columns.Input}) + {Under(Window.Columns, "j", "kx")})";
        string channel = Groups == 1 ? "c" : $"(g * {c.Inputs}) + c";
        string output = $"(((i * {Window.Columns.Output}) + j) * {c.Outputs * Groups}) + {(Groups == 1 ? "n" : $"(g * {c.Outputs}) + n")}";
        w.Line($"ref {w.Element} xs = ref Unsafe.Add(ref x, (({source} * {c.Inputs * Groups}) + {channel}) * S);");
        w.Line($"ref {w.Element} dzs = ref Unsafe.Add(ref dz, {output});");
        using (w.Block("for (int s = 0; s < count; s++)"))
        {
            w.Line(columns == 1 ? "V d0 = V.Load(ref dzs, 0);" : "V d0 = V.Load(ref dzs, 0), d1 = V.Load(ref dzs, V.Count);");
            for (int r = 0; r < rows; r++)
            {
                w.Line($"V x{r} = V.Broadcast({KernelWriter.At("xs", KernelWriter.Times("S", r))});");
                for (int v = 0; v < columns; v++)
                {
                    w.Line($"g{r}_{v} = V.MultiplyAdd(d{v}, x{r}, g{r}_{v});");
                }
            }

            w.Line("xs = ref Unsafe.Add(ref xs, 1);");
            w.Line($"dzs = ref Unsafe.Add(ref dzs, {SampleMajor.Stride(kernel.Inputs[1].Shape)});");
        }
    }
}
