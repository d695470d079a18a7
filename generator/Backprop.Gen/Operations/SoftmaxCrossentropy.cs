using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// l[p] = ln Σ_f exp z[p, f] · Σ_f t[p, f] − Σ_f t[p, f] z[p, f]: softmax and cross-entropy in one, stable for any logits. With
/// <paramref name="Labels"/> the target is one class index a position instead of a distribution. <paramref name="Smoothing"/> replaces t by
/// t (1 − α) + α / classes, as Keras does. Inputs z, t.
/// </summary>
internal sealed record SoftmaxCrossentropy(bool Labels, double Smoothing) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].WithLast(1);

    public override bool TakesGradient(Shape gradient, Shape result) => gradient == result || gradient.Size == 1;

    public override void Differentiate(Backpropagation b, Node node, int dl) =>
        b.Accumulate(node.Inputs[0], b.Add(new SoftmaxCrossentropyGradient(Labels, Smoothing), node.Inputs[0], node.Inputs[1], dl));

    public override string Describe(IReadOnlyList<string> inputs, string output) => Labels
        ? $"{output} = ln Σ exp({inputs[0]}) − {inputs[0]}[{inputs[1]}]"
        : $"{output} = −Σ {inputs[1]} ln softmax({inputs[0]})";

    public override string KernelName(KernelForm form) =>
        $"{(Labels ? "Sparse" : "")}SoftmaxCrossentropy_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["z", "t", "l"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        using (w.For("p", shape.Leading))
        using (w.ForSamples())
        {
            Softmax.WriteMaximum(w, "z", shape);
            w.Line("V sum = V.Zero, tz = V.Zero, tsum = V.Zero;");
            WriteLabel(w, Labels, shape);
            using (w.Block($"for (nint f = 0; f < {shape.Last}; f++)"))
            {
                w.Line($"V zf = {Softmax.Load("z", shape)} - max;");
                w.Line("sum = sum + V.Exp(zf);");
                w.Line($"V tf = {TargetOf(w, Labels, Smoothing, shape)};");
                w.Line("tsum = tsum + tf;");
                w.Line("tz = V.MultiplyAdd(tf, zf, tz);");
            }

            w.Blank();
            w.Line($"V.Store((V.Log(sum) * tsum) - tz, ref l, {KernelWriter.Plus(shape.Leading == 1 ? "0" : "(p * S)", "s")});");
        }
    }

    internal static void WriteLabel(KernelWriter w, bool labels, Shape shape)
    {
        if (labels)
        {
            w.Line($"V label = V.Load(ref t, {KernelWriter.Plus(shape.Leading == 1 ? "0" : "(p * S)", "s")});");
        }
    }

    /// <summary>t[p, f], smoothed; for labels 1 where f is the label.</summary>
    internal static string TargetOf(KernelWriter w, bool labels, double smoothing, Shape shape)
    {
        string target = labels
            ? $"V.Select(V.Equal(label, V.Broadcast(({w.Element})f)), V.Broadcast(1), V.Zero)"
            : Softmax.Load("t", shape);
        return smoothing == 0
            ? target
            : $"({target} * {Expressions.Literals.Of(1 - smoothing, w.Element)}) + {Expressions.Literals.Of(smoothing / shape.Last, w.Element)}";
    }
}

/// <summary>dz[p, f] = (softmax(z)[p, f] Σ_f t − t[p, f]) dl[p]. Inputs z, t, dl, which may be one row for all positions.</summary>
internal sealed record SoftmaxCrossentropyGradient(bool Labels, double Smoothing) : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = (softmax({inputs[0]}) − {(Labels ? $"onehot({inputs[1]})" : inputs[1])}) {inputs[2]}";

    public override string KernelName(KernelForm form) =>
        $"{(Labels ? "Sparse" : "")}SoftmaxCrossentropyGradient_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["z", "t", "dl", "dz"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Output.Shape;
        string row = KernelWriter.Plus(shape.Leading == 1 || form.Inputs[2].Shape.Size == 1 ? "0" : "(p * S)", "s");
        using (w.For("p", shape.Leading))
        using (w.ForSamples())
        {
            Softmax.WriteMaximum(w, "z", shape);
            w.Line("V sum = V.Zero, tsum = V.Zero;");
            SoftmaxCrossentropy.WriteLabel(w, Labels, shape);
            using (w.Block($"for (nint f = 0; f < {shape.Last}; f++)"))
            {
                w.Line($"V e = V.Exp({Softmax.Load("z", shape)} - max);");
                w.Line("sum = sum + e;");
                w.Line($"tsum = tsum + ({SoftmaxCrossentropy.TargetOf(w, Labels, Smoothing, shape)});");
                w.Line($"V.Store(e, ref dz, {Softmax.Index(shape)});");
            }

            w.Blank();
            w.Line($"V scale = tsum / sum, upstream = V.Load(ref dl, {row});");
            using (w.Block($"for (nint f = 0; f < {shape.Last}; f++)"))
            {
                w.Line($"V tf = {SoftmaxCrossentropy.TargetOf(w, Labels, Smoothing, shape)};");
                w.Line($"V.Store((({Softmax.Load("dz", shape)} * scale) - tf) * upstream, ref dz, {Softmax.Index(shape)});");
            }
        }
    }
}
