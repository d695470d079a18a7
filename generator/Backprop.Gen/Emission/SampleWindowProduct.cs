using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// A convolution of one sample: the lanes are output channels, which is how the weights lie, and a block of neighbouring positions shares
/// every vector of weights; x is broadcast. The sums run over taps and channels in the same order as in a tile.
/// </summary>
internal sealed record SampleWindowProduct(
    Window Window, int Inputs, int Outputs, string Result, bool HasBias, Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    // Sums beside each other; more would not fit the 16 registers of AVX2, fewer would wait for each other.
    private const int MostPositions = 8;

    private const int MostLanes = 16;

    private readonly TapLoop rows = new(Window.Rows, Backward: false, "i", "top", "ky");
    private readonly TapLoop columns = new(Window.Columns, Backward: false, "j", "left", "kx");

    /// <summary>The first output position whose window begins in the input.</summary>
    private int FirstInside => Math.Min(Window.Columns.Output, (Window.Columns.Before + Window.Columns.Stride - 1) / Window.Columns.Stride);

    /// <summary>The position behind the last one whose window ends in the input.</summary>
    private int EndInside
    {
        get
        {
            WindowAxis axis = Window.Columns;
            long room = axis.Input + (long)axis.Before - axis.Reach;
            return room < 0 ? FirstInside : Math.Max(FirstInside, Math.Min(axis.Output, (int)(room / axis.Stride) + 1));
        }
    }

    public void Write(KernelWriter w)
    {
        using (w.For("i", rows.Targets))
        {
            rows.WriteBounds(w);
            WriteBorder(w, 0, FirstInside);
            WriteInside(w);
            WriteBorder(w, EndInside, Window.Columns.Output);
        }

        if (Epilogue is { IsCheap: false })
        {
            WriteEpilogue(w);
        }
    }

    private void WriteBorder(KernelWriter w, int first, int end)
    {
        if (first < end)
        {
            w.Blank();
            using (w.Block($"for (nint j = {first}; j < {end}; j++)"))
            {
                columns.WriteBounds(w);
                WriteLanes(w, 1, columns.First, columns.IsWhole ? null : columns.End);
            }
        }
    }

    private void WriteInside(KernelWriter w)
    {
        int count = EndInside - FirstInside;
        if (count == 0)
        {
            return;
        }

        w.Blank();
        Blocks.Of(count, MostPositions).Write(w, "q", block =>
        {
            string position = KernelWriter.Plus("q", KernelWriter.Number(FirstInside));
            w.Line($"nint j = {position};");
            w.Line($"nint left = {KernelWriter.Times("j", Window.Columns.Stride)}{(Window.Columns.Before == 0 ? "" : $" - {Window.Columns.Before}")};");
            WriteLanes(w, block, "0", null);
        });
    }

    private void WriteLanes(KernelWriter w, int block, string first, string? end)
    {
        w.Line("nint n = 0;");
        if (Outputs > 1)
        {
            using (w.Block($"for (; n + V.Count <= {Outputs}; n += V.Count)"))
            {
                WriteBlock(w, block, first, end, partial: false);
            }
        }

        if (Outputs % MostLanes != 0)
        {
            w.Blank();
            using (w.Block($"if (n < {Outputs})"))
            {
                WriteBlock(w, block, first, end, partial: true);
            }
        }
    }

    private void WriteBlock(KernelWriter w, int block, string first, string? end, bool partial)
    {
        string Load(string from, string offset) =>
            partial ? $"V.LoadPartial(ref {from}, {offset}, {Outputs} - (int)n)" : $"V.Load(ref {from}, {offset})";

        w.Line($"V z0 = {(HasBias ? Load("b", "n") : "V.Zero")}{string.Concat(Enumerable.Range(1, block - 1).Select(r => $", z{r} = z0"))};");
        using (rows.Loop(w))
        {
            w.Line($"nint row = {rows.Source("ky")};");
            bool run = Window.Columns.Dilation == 1;
            string taps = end is null ? KernelWriter.Number(Window.Columns.Kernel) : $"({end} - {first})";
            using (run ? null : (IDisposable)w.Block($"for (nint kx = {first}; kx < {end ?? taps}; kx++)"))
            {
                string tap = run ? first : "kx";
                string terms = !run ? KernelWriter.Number(Inputs)
                    : end is null ? KernelWriter.Number((long)Window.Columns.Kernel * Inputs)
                    : KernelWriter.Times(taps, Inputs);
                string source = KernelWriter.Plus(Window.Rows.Input == 1 ? "0" : $"(row * {Window.Columns.Input})", columns.Source(tap));
                string index = KernelWriter.Plus(Window.Rows.Kernel == 1 ? "0" : $"(ky * {Window.Columns.Kernel})", tap);
                w.Line($"ref {w.Element} xk = ref Unsafe.Add(ref x, {KernelWriter.Times($"({source})", Inputs)});");
                w.Line($"ref {w.Element} Wk = ref Unsafe.Add(ref W, {KernelWriter.Plus(index == "0" ? "0" : KernelWriter.Times($"({index})", (long)Inputs * Outputs), "n")});");
                using (w.Block($"for (nint k = 0; k < {terms}; k++)"))
                {
                    w.Line($"V wk = {Load("Wk", "0")};");
                    for (int r = 0; r < block; r++)
                    {
                        string x = KernelWriter.At("xk", KernelWriter.Number((long)r * Window.Columns.Stride * Inputs));
                        w.Line($"z{r} = V.MultiplyAdd(wk, V.Broadcast({x}), z{r});");
                    }

                    w.Line("xk = ref Unsafe.Add(ref xk, 1);");
                    w.Line($"Wk = ref Unsafe.Add(ref Wk, {Outputs});");
                }
            }
        }

        string position = rows.Targets == 1 ? "j" : $"((i * {Window.Columns.Output}) + j)";
        w.Line($"nint at = {KernelWriter.Plus(KernelWriter.Times(position, Outputs), "n")};");
        for (int r = 0; r < block; r++)
        {
            string at = KernelWriter.Plus("at", KernelWriter.Number((long)r * Outputs));
            string value = Epilogue is not { IsCheap: true }
                ? $"z{r}"
                : w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? $"z{r}" : Load(Letters![o], Epilogue.Channels.Contains(o) ? "n" : at));
            w.Line(partial ? $"V.StorePartial({value}, ref {Result}, {at}, {Outputs} - (int)n);" : $"V.Store({value}, ref {Result}, {at});");
        }
    }

    /// <summary>A long formula is written once, for results that are in memory already. Values end at whole vectors, so none is partial.</summary>
    private void WriteEpilogue(KernelWriter w)
    {
        w.Blank();
        long size = (long)Window.Rows.Output * Window.Columns.Output * Outputs;
        using (w.Block($"for (nint h = 0; h < {size}; h += V.Count)"))
        {
            w.Line($"V zh = V.Load(ref {Result}, h);");
            string value = w.Formula(Epilogue!.Function.Formula, o => o == Epilogue.Result ? "zh" : $"V.Load(ref {Letters![o]}, h)");
            w.Line($"V.Store({value}, ref {Result}, h);");
        }
    }
}
