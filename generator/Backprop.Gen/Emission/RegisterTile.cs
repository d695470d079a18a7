using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// The inner kernel of forward and input gradient: z[m] += Σ_i A[m, i] · x[i] for a block of rows m held in registers, with samples in the
/// lanes. Rows × columns accumulators stay in registers; each matrix element is broadcast from memory, each vector of x is read once for
/// all rows.
/// </summary>
/// <param name="Rows">How many rows the whole product has.</param>
/// <param name="Inner">How many terms each sum has.</param>
/// <param name="RowStride">Elements from A[m, i] to A[m + 1, i].</param>
/// <param name="InnerStride">Elements from A[m, i] to A[m, i + 1].</param>
/// <param name="Matrix">Letter of A.</param>
/// <param name="Vector">Letter of x.</param>
/// <param name="Result">Letter of z.</param>
/// <param name="Bias">Letter of the addend of each row, or null.</param>
/// <param name="Epilogue">A formula applied to each result, or null.</param>
/// <param name="Letters">The kernel's names for the epilogue's other operands.</param>
internal sealed record RegisterTile(
    int Rows, int Inner, int RowStride, int InnerStride, string Matrix, string Vector, string Result, string? Bias,
    Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    /// <summary>The methods that the product is made of.</summary>
    public IReadOnlyList<KernelPart> Parts(int positions, int registers) => KernelPart.OfRows(Rows, registers, (w, blocks) => WriteAtPositions(w, positions, blocks));

    /// <summary>Writes the product as one method, where it has no <see cref="Parts"/>.</summary>
    public void WriteAtPositions(KernelWriter w, int positions) => WriteAtPositions(w, positions, KernelPart.ShortBlocks(Rows));

    /// <summary>Writes the product at each of several positions, whose vectors and results lie one behind the other.</summary>
    private void WriteAtPositions(KernelWriter w, int positions, Blocks blocks)
    {
        if (positions == 1)
        {
            blocks.Write(w, "m", rows => WriteSamples(w, rows));
            return;
        }

        using (w.For("p", positions))
        {
            string[] results = [Result, .. Epilogue.Full(Epilogue, Letters)];
            w.Line($"ref {w.Element} {Vector}p = ref Unsafe.Add(ref {Vector}, p * {Inner} * S);");
            foreach (string result in results)
            {
                w.Line($"ref {w.Element} {result}p = ref Unsafe.Add(ref {result}, p * {Rows} * S);");
            }

            Dictionary<string, string>? letters = Letters?.ToDictionary(l => l.Key, l => results.Contains(l.Value) ? l.Value + "p" : l.Value);
            RegisterTile here = this with { Vector = Vector + "p", Result = Result + "p", Letters = letters };
            blocks.Write(w, "m", rows => here.WriteSamples(w, rows));
        }
    }

    private void WriteSamples(KernelWriter w, int rows)
    {
        w.Line("nint s = 0;");
        using (w.Block("for (; s + (2 * V.Count) <= S; s += 2 * V.Count)"))
        {
            WriteBlock(w, rows, 2);
        }

        w.Blank();
        using (w.Block("if (s < S)"))
        {
            WriteBlock(w, rows, 1);
        }

        if (Epilogue is { IsCheap: false })
        {
            WriteEpilogue(w, rows);
        }
    }

    /// <summary>A long formula is written once, for a block of rows that is still in the first-level cache, and not once for every register.</summary>
    private void WriteEpilogue(KernelWriter w, int rows)
    {
        w.Blank();
        using (w.Block($"for (nint j = m * S; j < (m + {rows}) * S; j += V.Count)"))
        {
            w.Line($"V z = V.Load(ref {Result}, j);");
            string value = w.Formula(Epilogue!.Function.Formula, o => o == Epilogue.Result ? "z" : $"V.Load(ref {Letters![o]}, j)");
            w.Line($"V.Store({value}, ref {Result}, j);");
        }
    }

    private void WriteBlock(KernelWriter w, int rows, int columns)
    {
        for (int r = 0; r < rows; r++)
        {
            string start = Bias is null ? "V.Zero" : $"V.Broadcast({KernelWriter.At(Bias, r == 0 ? "m" : $"m + {r}")})";
            w.Line(columns == 1 ? $"V {Z(r, 0)} = {start};" : $"V {Z(r, 0)} = {start}, {Z(r, 1)} = {Z(r, 0)};");
        }

        w.Line($"ref {w.Element} {Vector}i = ref Unsafe.Add(ref {Vector}, s);");
        w.Line($"ref {w.Element} {Matrix}i = ref {KernelWriter.At(Matrix, KernelWriter.Times("m", RowStride))};");
        using (w.Block($"for (nint i = 0; i < {Inner}; i++)"))
        {
            w.Line($"V {Vector}0 = V.Load(ref {Vector}i, 0){(columns == 1 ? "" : $", {Vector}1 = V.Load(ref {Vector}i, V.Count)")};");
            for (int r = 0; r < rows; r++)
            {
                // With two vectors of x the element is broadcast once for both; with one it is an operand of the instruction.
                string a = KernelWriter.At(Matrix + "i", KernelWriter.Number((long)r * RowStride));
                if (columns > 1)
                {
                    w.Line($"V a{r} = V.Broadcast({a});");
                }

                for (int c = 0; c < columns; c++)
                {
                    w.Line($"{Z(r, c)} = V.MultiplyAdd({Vector}{c}, {(columns == 1 ? $"V.Broadcast({a})" : "a" + KernelWriter.Number(r))}, {Z(r, c)});");
                }
            }

            w.Line($"{Vector}i = ref Unsafe.Add(ref {Vector}i, S);");
            w.Line($"{Matrix}i = ref Unsafe.Add(ref {Matrix}i, {InnerStride});");
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                string at = $"({(r == 0 ? "m" : $"(m + {r})")} * S) + s{(c == 0 ? "" : " + V.Count")}";
                string value = Epilogue is not { IsCheap: true }
                    ? Z(r, c)
                    : w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? Z(r, c) : Epilogue.Load(Letters![o], o, at, r == 0 ? "m" : $"m + {r}"));
                w.Line($"V.Store({value}, ref {Result}, {at});");
            }
        }
    }

    private static string Z(int row, int column) => $"z{row}{(column == 0 ? "" : "_")}";
}
