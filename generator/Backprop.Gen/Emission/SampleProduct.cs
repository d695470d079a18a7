using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// The product for one sample: z[n] = Σ_k x[k] W[k, n] + b[n] with outputs n in the lanes. Rows of W lie one behind the other, so they are read
/// as they come; each sum runs over k in the same order as in a tile, and the result is the same to the last bit.
/// </summary>
internal sealed record SampleProduct(
    int Positions, int Inner, int Outer, string Result, bool HasBias, Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    // As many outputs side by side as hide the latency of a fused multiply-add, first eight vectors, then what is left.
    private static readonly int[] Widths = [8, 4, 2, 1];

    public void Write(KernelWriter w)
    {
        using (Positions == 1 ? (IDisposable?)null : w.For("p", Positions))
        {
            if (Positions > 1)
            {
                w.Line($"ref {w.Element} xp = ref Unsafe.Add(ref x, p * {Inner});");
            }

            w.Line("nint n = 0;");
            foreach (int vectors in Widths)
            {
                // Sixteen lanes are the widest: a wider block than the outputs have would never run.
                if (vectors * 4 > Outer)
                {
                    continue;
                }

                string step = vectors == 1 ? "V.Count" : $"{vectors} * V.Count";
                using (w.Block($"for (; n + ({step}) <= {Outer}; n += {step})"))
                {
                    WriteBlock(w, vectors, partial: false);
                }

                w.Blank();
            }

            using (w.Block($"if (n < {Outer})"))
            {
                WriteBlock(w, 1, partial: true);
            }

            if (Epilogue is { IsCheap: false })
            {
                WriteEpilogue(w);
            }
        }
    }

    /// <summary>A long formula is written once, for results that are in memory already, and not once for every register.</summary>
    private void WriteEpilogue(KernelWriter w)
    {
        string at = Positions == 1 ? "j" : $"(p * {Outer}) + j";
        string result = Result + "_";
        w.Blank();
        w.Line("nint j = 0;");
        using (w.Block($"for (; j + V.Count <= {Outer}; j += V.Count)"))
        {
            w.Line($"V {result} = V.Load(ref {Result}, {at});");
            string value = w.Formula(Epilogue!.Function.Formula, o => o == Epilogue.Result ? result : $"V.Load(ref {Letters![o]}, {at})");
            w.Line($"V.Store({value}, ref {Result}, {at});");
        }

        w.Blank();
        using (w.Block($"if (j < {Outer})"))
        {
            w.Line($"V {result} = V.LoadPartial(ref {Result}, {at}, {Outer} - (int)j);");
            string value = w.Formula(
                Epilogue!.Function.Formula, o => o == Epilogue.Result ? result : $"V.LoadPartial(ref {Letters![o]}, {at}, {Outer} - (int)j)");
            w.Line($"V.StorePartial({value}, ref {Result}, {at}, {Outer} - (int)j);");
        }
    }

    private void WriteBlock(KernelWriter w, int vectors, bool partial)
    {
        string Load(string from, string offset) =>
            partial ? $"V.LoadPartial(ref {from}, {offset}, {Outer} - (int)n)" : $"V.Load(ref {from}, {offset})";
        string At(int v) => (Positions == 1 ? "" : $"(p * {Outer}) + ") + "n" + Lane(v);

        for (int v = 0; v < vectors; v++)
        {
            w.Line($"V z{v} = {(HasBias ? Load("b", "n" + Lane(v)) : "V.Zero")};");
        }

        using (w.Block($"for (nint k = 0; k < {Inner}; k++)"))
        {
            w.Line($"V xk = V.Broadcast(Unsafe.Add(ref {(Positions == 1 ? "x" : "xp")}, k));");
            for (int v = 0; v < vectors; v++)
            {
                w.Line($"V.AddProduct(ref z{v}, xk, {Load("W", $"(k * {Outer}) + n{Lane(v)}")});");
            }
        }

        for (int v = 0; v < vectors; v++)
        {
            string value = Epilogue is not { IsCheap: true }
                ? $"z{v}"
                : w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? $"z{v}" : Load(Letters![o], At(v)));
            w.Line(partial
                ? $"V.StorePartial({value}, ref {Result}, {At(v)}, {Outer} - (int)n);"
                : $"V.Store({value}, ref {Result}, {At(v)});");
        }
    }

    private static string Lane(int v) => v == 0 ? "" : v == 1 ? " + V.Count" : $" + ({v} * V.Count)";
}
