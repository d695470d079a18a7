using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>y[n] = Σ_p x[p, n]: the sum over all positions, in their order; a block of channels at a time, each with a register of its own.</summary>
internal sealed record PositionSum : Operation
{
    private const int MostChannels = 8;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(inputs[0].Last);

    public override bool TakesGradient(Shape gradient, Shape result) => true;

    /// <summary>dy itself, which is repeated where it is read.</summary>
    public override void Differentiate(Backpropagation b, Node node, int dy) => b.Accumulate(node.Inputs[0], dy);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = Σ_p {inputs[0]}";

    public override string KernelName(KernelForm form) => $"PositionSum_{string.Join("x", form.Inputs[0].Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape shape = form.Inputs[0].Shape;
        using (w.ForSamples())
        {
            Blocks.Of(shape.Last, MostChannels).Write(w, "n", block =>
            {
                for (int r = 0; r < block; r++)
                {
                    w.Line($"V y{r} = V.Zero;");
                }

                using (w.For("p", shape.Leading))
                {
                    w.Line($"ref {w.Element} xp = ref Unsafe.Add(ref x, (((p * {shape.Last}) + n) * S) + s);");
                    for (int r = 0; r < block; r++)
                    {
                        w.Line($"y{r} = y{r} + V.Load(ref xp, {KernelWriter.Times("S", r)});");
                    }
                }

                for (int r = 0; r < block; r++)
                {
                    w.Line($"V.Store(y{r}, ref y, ({(r == 0 ? "n" : $"(n + {r})")} * S) + s);");
                }
            });
        }
    }
}
