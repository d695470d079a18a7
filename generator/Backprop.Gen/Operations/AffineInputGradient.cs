using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// dx[p, k] = Σ_n W[k, n] dz[p, n]: the gradient of <see cref="Affine"/> for its input. Inputs dz, W and the epilogue's other operands.
/// </summary>
internal sealed record AffineInputGradient(Epilogue? Epilogue = null) : GradientOperation, IEpilogueHost
{
    private static readonly string[] OwnLetters = ["dz", "W", "dx"];

    public Operation With(Epilogue epilogue) => this with { Epilogue = epilogue };

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].WithLast(inputs[1][0]);

    public override string Describe(IReadOnlyList<string> inputs, string output)
    {
        string product = $"{inputs[0]} · {inputs[1]}ᵀ";
        return Epilogue is null ? $"{output} = {product}" : $"{output} = {Epilogue.Describe([.. inputs.Skip(2)], product)}";
    }

    public override string KernelName(KernelForm form)
    {
        Shape W = form.Inputs[1].Shape;
        int positions = form.Inputs[0].Shape.Leading;
        return $"AffineInputGradient{Epilogue?.Name}_{(positions == 1 ? "" : $"{positions}x")}{W[0]}x{W[1]}";
    }

    public override IReadOnlyList<string> Letters(KernelForm form) =>
        ["dz", "W", .. Epilogue?.Letters(OwnLetters).Values ?? [], "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form) => Tile(form).WriteAtPositions(w, form.Inputs[0].Shape.Leading);

    public override IReadOnlyList<KernelPart> Parts(KernelForm form, int registers) => Tile(form).Parts(form.Inputs[0].Shape.Leading, registers);

    private RegisterTile Tile(KernelForm form)
    {
        Shape W = form.Inputs[1].Shape;
        return new RegisterTile(W[0], W[1], RowStride: W[1], InnerStride: 1, "W", "dz", "dx", null, Epilogue, Epilogue?.Letters(OwnLetters));
    }
}
