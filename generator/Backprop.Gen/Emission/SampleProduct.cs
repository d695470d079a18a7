using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// The product for one sample: z[n] = Σ_k x[k] W[k, n] + b[n] with outputs n in the lanes. Rows of W lie one behind the other, so they are read
/// as they come. Where there are few outputs, the sum is split into partial sums over every second or fourth k: one sum alone would wait for
/// the latency of each fused multiply-add. The split depends on the shape alone, so the bits are the same at every vector width.
/// </summary>
internal sealed record SampleProduct(
    int Positions, int Inner, int Outer, string Result, bool HasBias, Epilogue? Epilogue, IReadOnlyDictionary<string, string>? Letters)
{
    // As many outputs side by side as hide the latency of a fused multiply-add, first eight vectors, then what is left.
    private static readonly int[] Widths = [8, 4, 2, 1];

    /// <summary>Partial sums of each output.</summary>
    private int Chains => Inner < 8 || Outer > 32 ? 1 : Outer > 16 ? 2 : 4;

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
                // The narrowest vectors have two elements: a block that is wider than the outputs would never run.
                if (vectors * 2 > Outer)
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

            if (Outer % 16 != 0)
            {
                using (w.Block($"if (n < {Outer})"))
                {
                    WriteBlock(w, 1, partial: true);
                }
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
            w.Line($"V {Sum(v, 0)} = {(HasBias ? Load("b", "n" + Lane(v)) : "V.Zero")};");
            for (int c = 1; c < Chains; c++)
            {
                w.Line($"V {Sum(v, c)} = V.Zero;");
            }
        }

        int whole = Inner / Chains * Chains;
        using (w.Block($"for (nint k = 0; k < {whole}; k += {Chains})"))
        {
            for (int c = 0; c < Chains; c++)
            {
                WriteTerms(w, vectors, c == 0 ? "k" : $"(k + {c})", c, Load);
            }
        }

        for (int k = whole; k < Inner; k++)
        {
            WriteTerms(w, vectors, KernelWriter.Number(k), k - whole, Load);
        }

        for (int v = 0; v < vectors && Chains > 1; v++)
        {
            w.Line(Chains == 2 ? $"z{v} = z{v} + {Sum(v, 1)};" : $"z{v} = (z{v} + {Sum(v, 1)}) + ({Sum(v, 2)} + {Sum(v, 3)});");
        }

        for (int v = 0; v < vectors; v++)
        {
            string value = Epilogue is not { IsCheap: true }
                ? $"z{v}"
                : w.Vectors(Epilogue.Function.Formula, o => o == Epilogue.Result ? $"z{v}" : Load(Letters![o], Epilogue.Channels.Contains(o) ? "n" + Lane(v) : At(v)));
            w.Line(partial
                ? $"V.StorePartial({value}, ref {Result}, {At(v)}, {Outer} - (int)n);"
                : $"V.Store({value}, ref {Result}, {At(v)});");
        }
    }

    /// <summary>x[k] W[k, n…] is added to partial sum number <paramref name="chain"/> of each vector.</summary>
    private void WriteTerms(KernelWriter w, int vectors, string k, int chain, Func<string, string, string> load)
    {
        string x = chain == 0 ? "xk" : $"xk{chain}";
        string name = k.StartsWith("k", StringComparison.Ordinal) || k.StartsWith("(", StringComparison.Ordinal) ? x : $"x{k}";
        w.Line($"V {name} = V.Broadcast({KernelWriter.At(Positions == 1 ? "x" : "xp", k)});");
        for (int v = 0; v < vectors; v++)
        {
            w.Line($"{Sum(v, chain)} = V.MultiplyAdd({name}, {load("W", KernelWriter.Plus(k == "0" ? "0" : $"({k} * {Outer})", "n" + Lane(v)))}, {Sum(v, chain)});");
        }
    }

    private static string Sum(int vector, int chain) => $"z{vector}{"_abc".Substring(chain, 1).TrimStart('_')}";

    private static string Lane(int v) => v == 0 ? "" : v == 1 ? " + V.Count" : $" + ({v} * V.Count)";
}
