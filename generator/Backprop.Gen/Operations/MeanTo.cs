using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>y = Σ x / n over the axes along which <paramref name="Target"/> has extent 1, n elements for each of its own.</summary>
internal sealed record MeanTo(Shape Target) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new SumTo(Target).InferShape(inputs);

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        double share = (double)Target.Size / b.ShapeOf(node.Inputs[0]).Size;
        b.Accumulate(node.Inputs[0], b.Elementwise("mean′", Formula.Upstream * share, ("dy", dy)));
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = mean {inputs[0]}";

    public override string KernelName(KernelForm form) =>
        $"Mean_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_to_{string.Join("x", Target.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        Axes axes = Axes.Of(shape, Target);
        string share = Literals.Of((double)Target.Size / shape.Size, w.Element);
        using (w.ForSamples())
        {
            axes.ForKept(w, () =>
            {
                w.Line("V sum = V.Zero;");
                axes.ForSummed(w, () => w.Line($"sum = sum + V.Load(ref x, {axes.Element});"));
                w.Line($"V.Store(sum * {share}, ref y, {axes.Target});");
            });
        }
    }
}
