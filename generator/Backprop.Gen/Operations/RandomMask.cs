using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// A mask of shape <paramref name="Mask"/>: 0 with probability <paramref name="Rate"/>, else 1 / (1 − rate), drawn from a counter-based generator by
/// <paramref name="Key"/>, step, feature and sample. It depends on no value, so nothing flows back through it.
/// </summary>
internal sealed record RandomMask(double Rate, int Key, Shape Mask) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Mask;

    public override bool IsCall => true;

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        // The mask is random, not a function of the input: it has no gradient.
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = random mask, rate {Literals.Of(Rate, "double")}";

    public override string KernelName(KernelForm form) => $"RandomMask{Key}_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "mask"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        throw new InvalidOperationException("The runtime draws random masks.");

    public override string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        $"batch.LoadDropoutMask({KernelWriter.Number(Key)}, {Literals.Of(Rate, "double")}, {KernelWriter.Number(form.Output.Shape.Size)}, first, count, ref {output}, S);";
}
