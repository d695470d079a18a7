using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// z[p, n] = Σ_k x[p, k] W[k, n] + b[n]: a dense layer on the last axis, at every position p of the axes before it. Inputs x, W and,
/// with a bias, b. Planning may fold an activation behind it into <paramref name="Activation"/>: y = f(z).
/// </summary>
internal sealed record Affine(bool HasBias, Elementwise? Activation = null) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        if (inputs[0].Last != inputs[1][0])
        {
            throw new ShapeMismatchException($"{inputs[0]} does not multiply {inputs[1]}");
        }

        return inputs[0].WithLast(inputs[1][1]);
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs) => inputs[0].Leading * inputs[1].Size;

    public override void Differentiate(Backpropagation b, Node node, int dz)
    {
        int x = node.Inputs[0];
        int W = node.Inputs[1];
        if (b.Needs(x))
        {
            b.Accumulate(x, b.Add(new AffineInputGradient(), dz, W));
        }

        bool trainsBias = HasBias && b.Needs(node.Inputs[2]);
        if (b.Needs(W) || trainsBias)
        {
            int dzBySample = b.Add(new SampleMajor(), dz);
            b.AddParameterGradient(W, new AffineKernelGradient(b.ShapeOf(W)), x, dzBySample);
            if (trainsBias)
            {
                b.AddParameterGradient(node.Inputs[2], new SampleSum(), dzBySample);
            }
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string z = $"{inputs[0]} · {inputs[1]}" + (HasBias ? $" + {inputs[2]}" : "");
        return Activation is null
            ? $"{output} = {z}"
            : $"{output} = {ExpressionPrinter.Mathematics(Activation.Formula, _ => "z")} with z = {z}";
    }

    public override string KernelName(KernelForm form) =>
        $"Affine{(HasBias ? "" : "WithoutBias")}{Names.Pascal(Activation?.Title ?? "")}_" + Dimensions(form);

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        [.. new[] { "x", "W", "b" }.Take(HasBias ? 3 : 2), Activation is null ? "z" : "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        (int positions, int inner, int outer) = Sizes(form);
        string result = Activation is null ? "z" : "y";
        RegisterTile tile = new(outer, inner, RowStride: 1, InnerStride: outer, "W", "x", result, HasBias ? "b" : null, Activation?.Formula);
        if (positions == 1)
        {
            tile.Write(w);
            return;
        }

        using (w.For("p", positions))
        {
            w.Line($"ref {w.Element} xp = ref Unsafe.Add(ref x, p * {inner} * S);");
            w.Line($"ref {w.Element} {result}p = ref Unsafe.Add(ref {result}, p * {outer} * S);");
            (tile with { Vector = "xp", Result = result + "p" }).Write(w);
        }
    }

    /// <summary>One sample: the lanes are the outputs, x[k] is broadcast, and the sums run over k in the same order as in a tile.</summary>
    public override bool WriteSample(KernelWriter w, KernelForm form)
    {
        (int positions, int inner, int outer) = Sizes(form);
        using (w.For("p", positions))
        {
            string x = positions == 1 ? "x" : $"Unsafe.Add(ref x, p * {inner})";
            if (positions > 1)
            {
                w.Line($"ref {w.Element} xp = ref {x};");
            }

            string vector = positions == 1 ? "x" : "xp";
            string result = Activation is null ? "z" : "y";
            w.Line("nint n = 0;");
            foreach (int vectors in new[] { 4, 1 })
            {
                string condition = vectors == 1 ? "n + V.Count" : $"n + ({vectors} * V.Count)";
                using (w.Block($"for (; {condition} <= {outer}; n += {(vectors == 1 ? "V.Count" : $"{vectors} * V.Count")})"))
                {
                    WriteSampleBlock(w, vectors, inner, outer, vector, result, partial: false);
                }

                w.Blank();
            }

            using (w.Block($"if (n < {outer})"))
            {
                WriteSampleBlock(w, 1, inner, outer, vector, result, partial: true);
            }
        }

        return true;
    }

    private void WriteSampleBlock(KernelWriter w, int vectors, int inner, int outer, string x, string result, bool partial)
    {
        static string Lane(int v) => v == 0 ? "" : v == 1 ? " + V.Count" : $" + ({v} * V.Count)";
        string Load(string from, string offset) =>
            partial ? $"V.LoadPartial(ref {from}, {offset}, {outer} - (int)n)" : $"V.Load(ref {from}, {offset})";

        for (int v = 0; v < vectors; v++)
        {
            w.Line($"V z{v} = {(HasBias ? Load("b", "n" + Lane(v)) : "V.Zero")};");
        }

        using (w.Block($"for (nint k = 0; k < {inner}; k++)"))
        {
            w.Line($"V xk = V.Broadcast(Unsafe.Add(ref {x}, k));");
            for (int v = 0; v < vectors; v++)
            {
                w.Line($"z{v} = V.MultiplyAdd({Load("W", $"(k * {outer}) + n{Lane(v)}")}, xk, z{v});");
            }
        }

        for (int v = 0; v < vectors; v++)
        {
            string value = Activation is null ? $"z{v}" : w.Vectors(Activation.Formula, _ => $"z{v}");
            string at = "n" + Lane(v);
            w.Line(partial
                ? $"V.StorePartial({value}, ref {result}, {Position(x, outer)}{at}, {outer} - (int)n);"
                : $"V.Store({value}, ref {result}, {Position(x, outer)}{at});");
        }
    }

    private static string Position(string x, int outer) => x == "x" ? "" : $"(p * {outer}) + ";

    private static (int Positions, int Inner, int Outer) Sizes(KernelForm form)
    {
        Shape x = form.Inputs[0].Shape;
        Shape W = form.Inputs[1].Shape;
        return (x.Leading, W[0], W[1]);
    }

    private static string Dimensions(KernelForm form)
    {
        (int positions, int inner, int outer) = Sizes(form);
        return (positions == 1 ? "" : $"{positions}x") + $"{inner}x{outer}";
    }
}
