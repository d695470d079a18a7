using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>y = exp(x − max x) / Σ exp(x − max x) along the last axis; with <paramref name="Logarithm"/> its logarithm, x − max x − ln Σ exp(x − max x).</summary>
internal sealed record Softmax(bool Logarithm) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        Shape shape = b.ShapeOf(node.Output);
        Shape perPosition = shape.WithLast(1);
        int y = node.Output;
        Expression Y = Formula.Y;
        Expression dY = Formula.Upstream;
        int dx;
        if (Logarithm)
        {
            // ∂L/∂x = dy − exp(y) Σ dy.
            int sum = b.Add(new SumTo(perPosition), dy);
            dx = b.Elementwise("log softmax′", dY - (Formula.Exp(Y) * Formula.Variable("q")), ("y", y), ("dy", dy), ("q", sum));
        }
        else
        {
            // ∂L/∂x = y (dy − Σ y dy).
            int sum = b.Add(new SumTo(perPosition), b.Elementwise("y dy", Y * dY, ("y", y), ("dy", dy)));
            dx = b.Elementwise("softmax′", Y * (dY - Formula.Variable("q")), ("y", y), ("dy", dy), ("q", sum));
        }

        b.Accumulate(node.Inputs[0], dx);
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = {(Logarithm ? "ln " : "")}softmax({inputs[0]})";

    public override string KernelName(KernelForm form) =>
        $"{(Logarithm ? "LogSoftmax" : "Softmax")}_{string.Join("x", form.Output.Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Output.Shape;
        using (w.For("p", shape.Leading))
        using (w.ForSamples())
        {
            WriteMaximum(w, "x", shape);
            w.Line("V sum = V.Zero;");
            using (w.Block($"for (nint f = 0; f < {shape.Last}; f++)"))
            {
                w.Line(Logarithm ? $"sum = sum + V.Exp({Load("x", shape)} - max);" : $"V e = V.Exp({Load("x", shape)} - max);");
                if (!Logarithm)
                {
                    w.Line("sum = sum + e;");
                    w.Line($"V.Store(e, ref y, {Index(shape)});");
                }
            }

            w.Blank();
            w.Line(Logarithm ? "V shift = max + V.Log(sum);" : "V scale = V.Broadcast(1) / sum;");
            using (w.Block($"for (nint f = 0; f < {shape.Last}; f++)"))
            {
                w.Line(Logarithm
                    ? $"V.Store({Load("x", shape)} - shift, ref y, {Index(shape)});"
                    : $"V.Store({Load("y", shape)} * scale, ref y, {Index(shape)});");
            }
        }
    }

    /// <summary>V max = max over the last axis of <paramref name="letter"/> at position p, samples s.</summary>
    internal static void WriteMaximum(KernelWriter w, string letter, Shape shape)
    {
        w.Line($"V max = V.Load(ref {letter}, {KernelWriter.Plus(shape.Leading == 1 ? "0" : $"(p * {shape.Last} * S)", "s")});");
        using (w.Block($"for (nint f = 1; f < {shape.Last}; f++)"))
        {
            w.Line($"max = V.Max(max, {Load(letter, shape)});");
        }

        w.Blank();
    }

    internal static string Load(string letter, Shape shape) => $"V.Load(ref {letter}, {Index(shape)})";

    internal static string Index(Shape shape) => shape.Leading == 1 ? "(f * S) + s" : $"(((p * {shape.Last}) + f) * S) + s";
}
