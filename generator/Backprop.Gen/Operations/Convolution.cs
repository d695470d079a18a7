using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// z[p, n] = Σ_t Σ_c x[p·stride − before + t·dilation, c] W[t, c, n] + b[n], the sum running over the taps t that lie in the input: a
/// convolution as neural networks mean it (the kernel is not mirrored). With <paramref name="Groups"/> the channels fall into as many groups
/// that do not see each other. Inputs x, W [taps, in / groups, out] and, with a bias, b; then the epilogue's other operands.
/// </summary>
internal sealed record Convolution(Window Window, int Groups, bool HasBias, Epilogue? Epilogue = null) : Operation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["x", "W", "b", "y", "z"];

    private string Result => Epilogue is null ? "z" : "y";

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        Channels c = Channels.OfInput(inputs[0].Last, inputs[1], Window, Groups);
        return inputs[0] == Window.InputShape(c.Inputs * Groups) && (long)Window.Taps * c.Inputs * c.Outputs * Groups == inputs[1].Size && c.Outputs > 0
            ? Window.OutputShape(c.Outputs * Groups)
            : throw new ShapeMismatchException($"{inputs[0]} does not go through a kernel {inputs[1]} in {Groups} groups");
    }

    public override long MultiplyAdds(IReadOnlyList<Shape> inputs) => (long)Window.Rows.Output * Window.Columns.Output * inputs[1].Size;

    public override void Differentiate(Backpropagation b, Node node, int dz)
    {
        (int x, int W) = (node.Inputs[0], node.Inputs[1]);
        if (b.Needs(x))
        {
            b.Accumulate(x, b.Add(new ConvolutionInputGradient(Window, Groups), dz, W));
        }

        if (b.Needs(W))
        {
            Channels c = Channels.OfInput(b.ShapeOf(x).Last, b.ShapeOf(W), Window, Groups);
            if (ConvolutionKernelGradient.Suits(c))
            {
                b.AddParameterGradient(W, new ConvolutionKernelGradient(Window, Groups, b.ShapeOf(W)), x, b.Add(new SampleMajor(), dz));
            }
            else
            {
                b.Accumulate(W, b.Add(new ConvolutionSampleKernelGradient(Window, Groups, b.ShapeOf(W)), x, dz));
            }
        }

        if (HasBias && b.Needs(node.Inputs[2]))
        {
            b.Accumulate(node.Inputs[2], b.Add(new PositionSum(), dz));
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string product = $"{inputs[0]} ∗ {inputs[1]}" + (HasBias ? $" + {inputs[2]}" : "");
        return Epilogue is null ? $"{output} = {product}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(HasBias ? 3 : 2)], product)}";
    }

    public override string KernelName(KernelForm form) =>
        $"Convolution{(HasBias ? "" : "WithoutBias")}{Epilogue?.Name}_{Dimensions(form.Inputs[0].Shape, Window, form.Output.Shape, Groups)}";

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        [.. new[] { "x", "W", "b" }.Take(HasBias ? 3 : 2), .. Epilogue?.Letters(OwnLetters).Values ?? [], Result];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Channels c = Channels.OfInput(form.Inputs[0].Shape.Last, form.Inputs[1].Shape, Window, Groups);
        new WindowProduct(
            Window, Backward: false, Groups, c.Outputs, c.Inputs, "x", Result, HasBias ? "b" : null, Epilogue, Epilogue?.Letters(OwnLetters)).Write(w);
    }

    public override bool HasSampleKernel => Groups == 1;

    /// <summary>One sample: the lanes are the output channels, as the weights lie, and several positions share each weight.</summary>
    public override void WriteSample(KernelWriter w, KernelForm form)
    {
        Channels c = Channels.OfInput(form.Inputs[0].Shape.Last, form.Inputs[1].Shape, Window, Groups);
        new SampleWindowProduct(Window, c.Inputs, c.Outputs, Result, HasBias, Epilogue, Epilogue?.Letters(OwnLetters)).Write(w);
    }

    /// <summary>For a kernel's name: <c>28x28x1_5x5_24x24x6</c>, with the number of groups where there are several.</summary>
    internal static string Dimensions(Shape from, Window window, Shape to, int groups = 1) =>
        $"{string.Join("x", from.Dimensions)}_{window.Name}{(groups == 1 ? "" : $"g{groups}")}_{string.Join("x", to.Dimensions)}";
}

/// <summary>
/// The channels of one group. A kernel is [taps…, in / groups, out] or, where every channel is its own group, [taps…, in, multiplier], which lies in
/// memory the same way; so they follow from its size.
/// </summary>
/// <param name="Inputs">That a kernel reads.</param>
/// <param name="Outputs">That it makes.</param>
internal readonly record struct Channels(int Inputs, int Outputs)
{
    /// <summary>Given all channels of the input.</summary>
    public static Channels OfInput(int channels, Shape kernel, Window window, int groups)
    {
        int own = Math.Max(1, channels / groups);
        return new Channels(own, (int)(kernel.Size / ((long)window.Taps * own * groups)));
    }

    /// <summary>Given all channels of the output.</summary>
    public static Channels OfOutput(int channels, Shape kernel, Window window, int groups) =>
        new((int)(kernel.Size / ((long)window.Taps * channels)), channels / groups);
}
