using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// z[p, n] = Σ_k x[p, k] W[k, n] + b[n]: a dense layer on the last axis, at every position p of the axes before it. Inputs x, W, with a
/// bias b, and the epilogue's other operands. Planning may fold the activation behind it into <paramref name="Epilogue"/>: y = f(z).
/// </summary>
internal sealed record Affine(bool HasBias, Epilogue? Epilogue = null) : Operation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["x", "W", "b", "y", "z"];

    private string Result => Epilogue is null ? "z" : "y";

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

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
        if (AffineLaneKernelGradient.Suits(b.ShapeOf(W)))
        {
            b.AddParameterGradient(W, new AffineLaneKernelGradient(b.ShapeOf(W)), x, dz);
            if (trainsBias)
            {
                b.AddParameterGradient(node.Inputs[2], new LaneSum(), dz);
            }
        }
        else if (b.Needs(W) || trainsBias)
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
        string product = $"{inputs[0]} · {inputs[1]}" + (HasBias ? $" + {inputs[2]}" : "");
        return Epilogue is null ? $"{output} = {product}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(HasBias ? 3 : 2)], product)}";
    }

    public override string KernelName(KernelForm form) => $"Affine{(HasBias ? "" : "WithoutBias")}{Epilogue?.Name}_" + Dimensions(form);

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        [.. new[] { "x", "W", "b" }.Take(HasBias ? 3 : 2), .. Epilogue?.Letters(OwnLetters).Values ?? [], Result];

    public override void WriteTile(KernelWriter w, KernelForm form) => Tile(form).WriteAtPositions(w, Sizes(form).Positions);

    public override IReadOnlyList<KernelPart> Parts(KernelForm form, int registers) => Tile(form).Parts(Sizes(form).Positions, registers);

    private RegisterTile Tile(KernelForm form)
    {
        (_, int inner, int outer) = Sizes(form);
        return new RegisterTile(outer, inner, RowStride: 1, InnerStride: outer, "W", "x", Result, HasBias ? "b" : null, Epilogue, Epilogue?.Letters(OwnLetters));
    }

    public override bool HasSampleKernel => true;

    public override bool HasOneResult(KernelForm form) => form.Output.Shape.Last == 1;

    /// <summary>One sample: the lanes are the outputs, x[k] is broadcast, and the sums run over k in the same order as in a tile.</summary>
    public override void WriteSample(KernelWriter w, KernelForm form)
    {
        (int positions, int inner, int outer) = Sizes(form);
        new SampleProduct(positions, inner, outer, Result, HasBias, Epilogue, Epilogue?.Letters(OwnLetters)).Write(w);
    }

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
