using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// Normal numbers of the input's shape with <paramref name="Mean"/> and <paramref name="Deviation"/>, drawn from a counter-based generator by
/// <paramref name="Key"/>, step, feature and sample. They depend on no value, so nothing flows back through them.
/// </summary>
internal sealed record RandomNormal(double Mean, double Deviation, int Key) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override bool IsCall => true;

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        // Noise is random, not a function of the input: it has no gradient.
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = random normal, mean {Literals.Of(Mean, "double")}, deviation {Literals.Of(Deviation, "double")}";

    public override string KernelName(KernelForm form) => $"RandomNormal{Key}_{form.Output.Shape.Size}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "noise"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        throw new InvalidOperationException("The runtime draws random numbers.");

    public override string Call(KernelForm form, IReadOnlyList<string> inputs, string output) =>
        $"batch.LoadNormalNoise({KernelWriter.Number(Key)}, {Literals.Of(Mean, "double")}, {Literals.Of(Deviation, "double")}, {KernelWriter.Number(form.Output.Shape.Size)}, first, count, ref {output}, S);";
}
