using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>Repeats a value along the axes where it has extent 1 or no axis.</summary>
internal sealed record BroadcastTo(Shape Target) : Operation
{
    /// <summary>The same as a formula, which can be joined with others.</summary>
    public Elementwise Copy => new("broadcast", Formula.X, ["x"], Target, []);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Target;

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new SumTo(b.ShapeOf(node.Inputs[0])), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]}, repeated";

    public override string KernelName(KernelForm form) =>
        $"Broadcast_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_to_{string.Join("x", Target.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) => Copy.WriteTile(w, form);
}
