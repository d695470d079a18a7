using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dx[q, c] = Σ_n Σ_t W[t, c, n] dz[p, n] over the taps t and output positions p with q = p·stride − before + t·dilation: the gradient of
/// <see cref="Convolution"/> for its input. Every element is summed once, where it is stored; nothing is scattered. Inputs dz, W and the
/// epilogue's other operands.
/// </summary>
internal sealed record ConvolutionInputGradient(Window Window, int Groups, Epilogue? Epilogue = null) : GradientOperation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["dz", "W", "dx"];

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs) =>
        Window.InputShape(Channels.OfOutput(inputs[0].Last, inputs[1], Window, Groups).Inputs * Groups);

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string product = $"{inputs[0]} ∗ᵀ {inputs[1]}";
        return Epilogue is null ? $"{output} = {product}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(2)], product)}";
    }

    public override string KernelName(KernelForm form) =>
        $"ConvolutionInputGradient{Epilogue?.Name}_{Convolution.Dimensions(form.Output.Shape, Window, form.Inputs[0].Shape, Groups)}";

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        ["dz", "W", .. Epilogue?.Letters(OwnLetters).Values ?? [], "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Channels c = Channels.OfOutput(form.Inputs[0].Shape.Last, form.Inputs[1].Shape, Window, Groups);
        new WindowProduct(Window, Backward: true, Groups, c.Inputs, c.Outputs, "dz", "dx", null, Epilogue, Epilogue?.Letters(OwnLetters)).Write(w);
    }
}
