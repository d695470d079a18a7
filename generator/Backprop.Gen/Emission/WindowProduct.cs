using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// The inner kernel of a convolution and of its input gradient, with samples in the lanes: at every target position the sums of a block of
/// channels stay in registers while the loops run over the taps and the source channels; each weight is broadcast, each vector of the source is
/// read once for all channels of the block. Positions are loops, so the text does not grow with the image; borders are bounds of loops.
/// </summary>
/// <param name="Window">How the window slides.</param>
/// <param name="Backward">Whether the targets are the inputs.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="Targets">Channels of one group on the side that is computed.</param>
/// <param name="Sources">Channels of one group on the side that is read.</param>
/// <param name="Source">Letter of what is read.</param>
/// <param name="Result">Letter of what is computed.</param>
/// <param name="Bias">Letter of each channel's addend, or null.</param>
/// <param name="Epilogue">A formula applied to each result, or null.</param>
/// <param name="Letters">The kernel's names for the epilogue's other operands.</param>
internal sealed record WindowProduct(
    Window Window, bool Backward, int Groups, int Targets, int Sources, string Source, string Result, string? Bias,
    Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    private readonly TapLoop rows = new(Window.Rows, Backward, "i", "top", "ky");
    private readonly TapLoop columns = new(Window.Columns, Backward, "j", "left", "kx");

    /// <summary>Each channel sees itself alone.</summary>
    private bool IsDepthwise => Targets == 1 && Sources == 1 && Groups > 1;

    /// <summary>Whether the source's elements under a row of taps, and their weights, lie one behind the other.</summary>
    private bool IsRun => !Backward && Groups == 1 && Window.Columns.Dilation == 1;

    private int TargetChannels => Groups * Targets;

    private int SourceChannels => Groups * Sources;

    public void Write(KernelWriter w)
    {
        using (w.For("i", rows.Targets))
        {
            rows.WriteBounds(w);
            using (w.For("j", columns.Targets))
            {
                columns.WriteBounds(w);
                WritePosition(w);
            }
        }
    }

    private void WritePosition(KernelWriter w)
    {
        string position = rows.Targets == 1 ? "j" : $"((i * {columns.Targets}) + j)";
        foreach (string result in (string[])[Result, .. Epilogue.Full(Epilogue, Letters)])
        {
            w.Line($"ref {w.Element} {result}p = ref Unsafe.Add(ref {result}, {KernelWriter.Times(position, TargetChannels)} * S);");
        }

        bool loops = Groups > 1 && !IsDepthwise;
        using (loops ? (IDisposable)w.For("g", Groups) : null)
        {
            Blocks.Of(IsDepthwise ? Groups : Targets, KernelPart.ShortRows).Write(w, "m", block => WriteSamples(w, block, loops));
        }
    }

    private void WriteSamples(KernelWriter w, int block, bool grouped)
    {
        w.Line(grouped ? $"nint c = (g * {Targets}) + m;" : "nint c = m;");
        w.Line("nint s = 0;");
        using (w.Block("for (; s + (2 * V.Count) <= S; s += 2 * V.Count)"))
        {
            WriteBlock(w, block, 2, grouped);
        }

        w.Blank();
        using (w.Block("if (s < S)"))
        {
            WriteBlock(w, block, 1, grouped);
        }

        if (Epilogue is { IsCheap: false })
        {
            WriteEpilogue(w, block);
        }
    }

    /// <summary>A long formula is written once, for a block that is still in the first-level cache, and not once for every register.</summary>
    private void WriteEpilogue(KernelWriter w, int block)
    {
        w.Blank();
        using (w.Block($"for (nint n = c * S; n < (c + {block}) * S; n += V.Count)"))
        {
            w.Line($"V z = V.Load(ref {Result}p, n);");
            string value = w.Formula(Epilogue!.Function.Formula, o => o == Epilogue.Result ? "z" : $"V.Load(ref {Letters![o]}p, n)");
            w.Line($"V.Store({value}, ref {Result}p, n);");
        }
    }

    private void WriteBlock(KernelWriter w, int block, int vectors, bool grouped)
    {
        for (int r = 0; r < block; r++)
        {
            string start = Bias is null ? "V.Zero" : $"V.Broadcast({KernelWriter.At(Bias, Lane("c", r))})";
            w.Line(vectors == 1 ? $"V {Z(r, 0)} = {start};" : $"V {Z(r, 0)} = {start}, {Z(r, 1)} = {Z(r, 0)};");
        }

        using (rows.Loop(w))
        {
            w.Line($"nint row = {rows.Source("ky")};");
            WriteTaps(w, block, vectors, grouped);
        }

        for (int r = 0; r < block; r++)
        {
            for (int v = 0; v < vectors; v++)
            {
                string at = $"({(r == 0 ? "c" : $"(c + {r})")} * S) + s{(v == 0 ? "" : " + V.Count")}";
                string value = Epilogue is not { IsCheap: true }
                    ? Z(r, v)
                    : w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? Z(r, v) : Operand(o, at, Lane("c", r)));
                w.Line($"V.Store({value}, ref {Result}p, {at});");
            }
        }
    }

    private string Operand(string operand, string at, string channel) =>
        Epilogue!.Load(Letters![operand] + (Epilogue.Channels.Contains(operand) ? "" : "p"), operand, at, channel);

    private void WriteTaps(KernelWriter w, int block, int vectors, bool grouped)
    {
        if (IsRun)
        {
            WriteOrigins(w, columns.First, grouped);
            string terms = columns.IsWhole
                ? KernelWriter.Number((long)Window.Columns.Kernel * Sources)
                : KernelWriter.Times(columns.First == "0" ? columns.End : $"({columns.End} - {columns.First})", Sources);
            using (w.Block($"for (nint k = 0; k < {terms}; k++)"))
            {
                WriteTerms(w, block, vectors);
            }

            return;
        }

        using (columns.Loop(w))
        {
            WriteOrigins(w, "kx", grouped);
            using (Sources == 1 ? null : (IDisposable)w.For("k", Sources))
            {
                WriteTerms(w, block, vectors);
            }
        }
    }

    /// <summary>Where the source's channels and the weights of a tap begin.</summary>
    private void WriteOrigins(KernelWriter w, string tap, bool grouped)
    {
        string source = rows.Sources == 1 ? columns.Source(tap) : $"(row * {columns.Sources}) + {columns.Source(tap)}";
        string channel = IsDepthwise ? "m" : grouped ? KernelWriter.Times("g", Sources) : "0";
        w.Line($"ref {w.Element} {Source}k = ref Unsafe.Add(ref {Source}, "
            + $"({KernelWriter.Plus(KernelWriter.Times($"({source})", SourceChannels), channel)}) * S + s);");

        string index = Window.Rows.Kernel == 1 ? tap : KernelWriter.Plus($"(ky * {Window.Columns.Kernel})", tap);
        string weights = IsDepthwise ? KernelWriter.Plus(KernelWriter.Times($"({index})", Groups), "m")
            : Backward ? KernelWriter.Plus(
                $"({KernelWriter.Plus(KernelWriter.Times($"({index})", Targets), "m")}) * {SourceChannels}", grouped ? KernelWriter.Times("g", Sources) : "0")
            : KernelWriter.Plus(KernelWriter.Times($"({index})", (long)Sources * TargetChannels), "c");
        w.Line($"ref {w.Element} Wk = ref Unsafe.Add(ref W, {weights});");
    }

    private void WriteTerms(KernelWriter w, int block, int vectors)
    {
        if (!IsDepthwise)
        {
            w.Line($"V {Source}0 = V.Load(ref {Source}k, 0){(vectors == 1 ? "" : $", {Source}1 = V.Load(ref {Source}k, V.Count)")};");
        }

        for (int r = 0; r < block; r++)
        {
            string weight = KernelWriter.At("Wk", KernelWriter.Number(Backward && !IsDepthwise ? (long)r * SourceChannels : r));
            w.Line($"V w{r} = V.Broadcast({weight});");
            for (int v = 0; v < vectors; v++)
            {
                string x = IsDepthwise ? $"V.Load(ref {Source}k, {KernelWriter.Plus(KernelWriter.Times("S", r), v == 0 ? "0" : "V.Count")})" : Source + KernelWriter.Number(v);
                w.Line($"{Z(r, v)} = V.MultiplyAdd({x}, w{r}, {Z(r, v)});");
            }
        }

        if (!IsDepthwise)
        {
            w.Line($"{Source}k = ref Unsafe.Add(ref {Source}k, S);");
            w.Line($"Wk = ref Unsafe.Add(ref Wk, {(Backward ? 1 : TargetChannels)});");
        }
    }

    private static string Lane(string index, int r) => r == 0 ? index : $"{index} + {r}";

    private static string Z(int row, int vector) => $"z{row}{(vector == 0 ? "" : "_")}";
}
