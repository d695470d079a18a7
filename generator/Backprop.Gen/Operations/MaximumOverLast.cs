using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>y[p] = max x[p, f] over the last axis.</summary>
internal sealed record MaximumOverLast : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].WithLast(1);

    /// <summary>dx = dy where x is the maximum; elements that share it share the gradient, as in Keras's backends.</summary>
    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        int x = node.Inputs[0];
        int isLargest = b.Elementwise(
            "is maximum", Formula.IfEqual(Formula.X, Formula.Y, 1, 0), ("x", x), ("y", node.Output));
        int ties = b.Add(new SumTo(b.ShapeOf(node.Output)), isLargest);
        b.Accumulate(x, b.Elementwise(
            "maximum′", Formula.Upstream * Formula.Variable("e") / Formula.Variable("n"), ("dy", dy), ("e", isLargest), ("n", ties)));
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = max {inputs[0]}";

    public override string KernelName(KernelForm form) => $"MaximumOverLast_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        using (w.For("p", shape.Leading))
        using (w.ForSamples())
        {
            Softmax.WriteMaximum(w, "x", shape);
            w.Line("V.Store(max, ref y, (p * S) + s);");
        }
    }
}
