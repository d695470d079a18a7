using Backprop.Gen.Expressions;

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
/// <param name="Epilogue">A formula in x applied to each result, or null.</param>
internal sealed record RegisterTile(
    int Rows, int Inner, int RowStride, int InnerStride, string Matrix, string Vector, string Result, string? Bias, Expression? Epilogue)
{
    // 6 rows × 2 vectors are 12 accumulators, enough to hide the latency of two fused multiply-adds a cycle, and with two
    // vectors of x and one broadcast they fit the 16 registers of AVX2.
    private const int BlockRows = 6;

    /// <summary>Writes the loops over all rows and samples.</summary>
    public void Write(KernelWriter w)
    {
        int whole = Rows / BlockRows * BlockRows;
        if (whole > 0)
        {
            using (w.Block(whole == BlockRows ? "const nint m = 0;" : $"for (nint m = 0; m < {whole}; m += {BlockRows})"))
            {
                WriteSamples(w, BlockRows);
            }
        }

        if (Rows > whole)
        {
            w.Blank();
            using (w.Block($"const nint m = {whole};"))
            {
                WriteSamples(w, Rows - whole);
            }
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
                w.Line($"V a{r} = V.Broadcast({KernelWriter.At(Matrix + "i", KernelWriter.Number((long)r * RowStride))});");
                for (int c = 0; c < columns; c++)
                {
                    w.Line($"{Z(r, c)} = V.MultiplyAdd({Vector}{c}, a{r}, {Z(r, c)});");
                }
            }

            w.Line($"{Vector}i = ref Unsafe.Add(ref {Vector}i, S);");
            w.Line($"{Matrix}i = ref Unsafe.Add(ref {Matrix}i, {InnerStride});");
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                string value = Epilogue is null ? Z(r, c) : w.Vectors(Epilogue, _ => Z(r, c));
                string row = r == 0 ? "m" : $"(m + {r})";
                w.Line($"V.Store({value}, ref {Result}, ({row} * S) + s{(c == 0 ? "" : " + V.Count")});");
            }
        }
    }

    private static string Z(int row, int column) => $"z{row}{(column == 0 ? "" : "_")}";
}
