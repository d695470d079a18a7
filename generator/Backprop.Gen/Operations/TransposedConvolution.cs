using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// z[q, n] = Σ_c Σ_t W[t, n, c] x[p, c] + b[n] over the taps t and positions p with q = p·stride − before + t·dilation: what
/// <see cref="ConvolutionInputGradient"/> computes, as a layer. <paramref name="Window"/> slides over the result. Inputs x, W [taps, out, in] and,
/// with a bias, b; then the epilogue's other operands.
/// </summary>
internal sealed record TransposedConvolution(Window Window, bool HasBias, Epilogue? Epilogue = null) : Operation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["x", "W", "b", "y", "z"];

    private string Result => Epilogue is null ? "z" : "y";

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs) =>
        inputs[0] == Window.OutputShape(inputs[1][-1]) && (long)Window.Taps * inputs[1][-2] * inputs[1][-1] == inputs[1].Size
            ? Window.InputShape(inputs[1][-2])
            : throw new ShapeMismatchException($"{inputs[0]} does not go back through a kernel {inputs[1]}");

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs) => inputs[0].Leading * inputs[1].Size;

    /// <summary>The roles of a convolution's derivatives are exchanged: dx is a convolution of dz, and in dW dz is what the window slides over.</summary>
    public override void Differentiate(Backpropagation b, Node node, int dz)
    {
        (int x, int W) = (node.Inputs[0], node.Inputs[1]);
        Shape kernel = b.ShapeOf(W);
        if (b.Needs(x))
        {
            b.Accumulate(x, b.Add(new Convolution(Window, 1, HasBias: false), dz, W));
        }

        if (b.Needs(W))
        {
            if (ConvolutionKernelGradient.Suits(new Channels(kernel[-2], kernel[-1])))
            {
                b.AddParameterGradient(W, new ConvolutionKernelGradient(Window, 1, kernel), dz, b.Add(new SampleMajor(), x));
            }
            else
            {
                b.Accumulate(W, b.Add(new ConvolutionSampleKernelGradient(Window, 1, kernel), dz, x));
            }
        }

        if (HasBias && b.Needs(node.Inputs[2]))
        {
            b.Accumulate(node.Inputs[2], b.Add(new PositionSum(), dz));
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string product = $"{inputs[0]} ∗ᵀ {inputs[1]}" + (HasBias ? $" + {inputs[2]}" : "");
        return Epilogue is null ? $"{output} = {product}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(HasBias ? 3 : 2)], product)}";
    }

    public override string KernelName(KernelForm form) =>
        $"TransposedConvolution{(HasBias ? "" : "WithoutBias")}{Epilogue?.Name}_{Convolution.Dimensions(form.Inputs[0].Shape, Window, form.Output.Shape)}";

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        [.. new[] { "x", "W", "b" }.Take(HasBias ? 3 : 2), .. Epilogue?.Letters(OwnLetters).Values ?? [], Result];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape kernel = form.Inputs[1].Shape;
        new WindowProduct(
            Window, Backward: true, 1, kernel[-2], kernel[-1], "x", Result, HasBias ? "b" : null, Epilogue, Epilogue?.Letters(OwnLetters)).Write(w);
    }
}
