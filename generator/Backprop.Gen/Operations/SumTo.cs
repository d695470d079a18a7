using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>Sums a value over the axes along which <paramref name="Target"/> has extent 1 or no axis: broadcasting backwards.</summary>
internal sealed record SumTo(Shape Target) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        if (Elementwise.Broadcast([inputs[0], Target]) != inputs[0])
        {
            throw new ShapeMismatchException($"{inputs[0]} does not sum to {Target}");
        }

        return Target;
    }

    public override bool TakesGradient(Shape gradient, Shape result) => true;

    /// <summary>dy itself, which is repeated where it is read: nothing is computed.</summary>
    public override void Differentiate(Backpropagation b, Node node, int dy) => b.Accumulate(node.Inputs[0], dy);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = Σ {inputs[0]}";

    public override string KernelName(KernelForm form) =>
        $"Sum_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_to_{string.Join("x", Target.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        // Extents of the summed and of the kept axes with their strides; the sums run in the order of the features.
        Axes axes = Axes.Of(form.Inputs[0].Shape, Target);
        using (w.ForSamples())
        {
            axes.ForKept(w, () =>
            {
                w.Line("V sum = V.Zero;");
                axes.ForSummed(w, () => w.Line($"sum = sum + V.Load(ref x, {axes.Element});"));
                w.Line($"V.Store(sum, ref y, {axes.Target});");
            });
        }
    }
}
