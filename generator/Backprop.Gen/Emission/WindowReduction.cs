using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// Pooling: one result a window and channel, from the elements under its taps. Windows that lie in the input as a whole have their taps
/// written out; at borders the bounds of loops leave out the padding.
/// </summary>
/// <param name="Window">How the window slides.</param>
/// <param name="Channels">Of input and output.</param>
/// <param name="Source">Letter of what is read.</param>
internal sealed record WindowReduction(Window Window, int Channels, string Source = "x")
{
    private const int MostTapsInText = 16;

    private readonly TapLoop rows = new(Window.Rows, Backward: false, "i", "top", "ky");
    private readonly TapLoop columns = new(Window.Columns, Backward: false, "j", "left", "kx");

    /// <summary>Whether taps are constants in the text.</summary>
    public bool IsWrittenOut => rows.IsWhole && columns.IsWhole && Window.Taps <= MostTapsInText;

    /// <summary>The number of the first tap in the input, as C#.</summary>
    public string FirstTap => IsWrittenOut ? "0" : Number(rows.First, columns.First);

    /// <summary>How many taps lie in the input, as C#.</summary>
    public string TapCount
    {
        get
        {
            static string Extent(TapLoop axis) => axis.IsWhole ? KernelWriter.Number(axis.Axis.Kernel) : $"({axis.End} - {axis.First})";
            return rows.IsWhole && columns.IsWhole ? KernelWriter.Number(Window.Taps) : $"({Extent(rows)} * {Extent(columns)})";
        }
    }

    /// <summary>Writes the loops.</summary>
    /// <param name="w">The kernel.</param>
    /// <param name="before">What precedes the taps of a window.</param>
    /// <param name="tap">What is done with an element, given as C# with the number of its tap.</param>
    /// <param name="behind">What follows, given the result's index.</param>
    public void Write(KernelWriter w, Action before, Action<string, string> tap, Action<string> behind)
    {
        using (w.For("i", rows.Targets))
        {
            rows.WriteBounds(w);
            using (w.For("j", columns.Targets))
            {
                columns.WriteBounds(w);
                using (w.Block($"for (nint n = 0; n < {KernelWriter.Times("S", Channels)}; n += V.Count)"))
                {
                    before();
                    WriteTaps(w, tap);
                    behind($"((i * {columns.Targets}) + j) * {Channels} * S + n");
                }
            }
        }
    }

    /// <summary>
    /// The same for one sample, with channels in the lanes: lanes behind the last channel hold something of the next position, which is written over
    /// when its turn comes; only the value's end is not passed.
    /// </summary>
    /// <param name="w">The kernel.</param>
    /// <param name="size">Elements of the result.</param>
    /// <param name="value">Name of a window's result.</param>
    /// <param name="result">Letter of the result.</param>
    /// <param name="write">Writes the loops, given what follows a window.</param>
    public static void WriteSample(KernelWriter w, long size, string value, string result, Action<Action<string>> write)
    {
        w.Line("const nint S = 1;");
        write(index =>
        {
            w.Line($"nint at = {index};");
            using (w.Block($"if (at + V.Count <= {KernelWriter.Number(size)})"))
            {
                w.Line($"V.Store({value}, ref {result}, at);");
            }

            using (w.Block("else"))
            {
                w.Line($"V.StorePartial({value}, ref {result}, at, {KernelWriter.Number(size)} - (int)at);");
            }
        });
    }

    private void WriteTaps(KernelWriter w, Action<string, string> tap)
    {
        if (!IsWrittenOut)
        {
            using (rows.Loop(w))
            using (columns.Loop(w))
            {
                string at = $"((({rows.Source("ky")}) * {columns.Sources}) + {columns.Source("kx")}) * {Channels} * S + n";
                w.Line($"V {Source}_ = V.Load(ref {Source}, {at});");
                tap(Source + "_", Number("ky", "kx"));
            }

            return;
        }

        w.Line($"ref {w.Element} {Source}n = ref Unsafe.Add(ref {Source}, ((top * {columns.Sources}) + left) * {Channels} * S + n);");
        for (int ky = 0; ky < Window.Rows.Kernel; ky++)
        {
            for (int kx = 0; kx < Window.Columns.Kernel; kx++)
            {
                long at = (((long)ky * Window.Rows.Dilation * columns.Sources) + ((long)kx * Window.Columns.Dilation)) * Channels;
                string number = KernelWriter.Number((ky * Window.Columns.Kernel) + kx);
                w.Line($"V {Source}{number} = V.Load(ref {Source}n, {KernelWriter.Times("S", at)});");
                tap(Source + number, number);
            }
        }
    }

    private string Number(string ky, string kx) =>
        Window.Rows.Kernel == 1 ? kx : KernelWriter.Plus(ky == "0" ? "0" : $"({ky} * {Window.Columns.Kernel})", kx);
}
