using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>The same elements in the same order under another shape; no code runs.</summary>
internal sealed record Reshape(Shape Target) : Operation
{
    public override bool IsView => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].Size == Target.Size
        ? Target
        : throw new ShapeMismatchException($"{inputs[0]} has {inputs[0].Size} elements and {Target} has {Target.Size}");

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new Reshape(b.ShapeOf(node.Inputs[0])), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} seen as {Target}";

    public override string KernelName(KernelForm form) => "Reshape";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        throw new InvalidOperationException("A view has no kernel.");
}
