using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>Positions on the four sides of an image.</summary>
internal readonly record struct Frame(int Top, int Bottom, int Left, int Right)
{
    public bool IsEmpty => Top + Bottom + Left + Right == 0;

    /// <summary>For a kernel's name.</summary>
    public string Name => $"{Top}_{Bottom}_{Left}_{Right}";

    /// <summary>For a formula.</summary>
    public override string ToString() => $"{Top} above, {Bottom} below, {Left} left and {Right} right";
}

/// <summary>y[top + i, left + j, c] = x[i, j, c], and 0 in the frame.</summary>
internal sealed record Pad(Frame Frame) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(
        inputs[0][0] + Frame.Top + Frame.Bottom, inputs[0][1] + Frame.Left + Frame.Right, inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) => b.Accumulate(node.Inputs[0], b.Add(new Crop(Frame), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} in a frame of zeros: {Frame}";

    public override string KernelName(KernelForm form) => $"Pad_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_{Frame.Name}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        (Shape from, Shape to) = (form.Inputs[0].Shape, form.Output.Shape);
        (long own, long row) = ((long)from[1] * from.Last, (long)to[1] * to.Last);
        (long left, long right) = ((long)Frame.Left * to.Last, (long)Frame.Right * to.Last);
        Zeros(w, "0", Frame.Top * row);
        using (w.For("i", from[0]))
        {
            w.Line($"nint xi = i * {KernelWriter.Times("S", own)}, yi = {KernelWriter.Times(Frame.Top == 0 ? "i" : $"(i + {Frame.Top})", row)} * S;");
            Zeros(w, "yi", left);
            using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", own)}; j += V.Count)"))
            {
                w.Line($"V.Store(V.Load(ref x, xi + j), ref y, {KernelWriter.Plus("yi + j", KernelWriter.Times("S", left))});");
            }

            Zeros(w, KernelWriter.Plus("yi", KernelWriter.Times("S", left + own)), right);
        }

        w.Blank();
        Zeros(w, KernelWriter.Times("S", (from[0] + (long)Frame.Top) * row), Frame.Bottom * row);
    }

    private static void Zeros(KernelWriter w, string first, long count)
    {
        if (count > 0)
        {
            using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", count)}; j += V.Count)"))
            {
                w.Line($"V.Store(V.Zero, ref y, {KernelWriter.Plus(first, "j")});");
            }
        }
    }
}

/// <summary>y[i, j, c] = x[top + i, left + j, c]: an image without its frame.</summary>
internal sealed record Crop(Frame Frame) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(
        inputs[0][0] - Frame.Top - Frame.Bottom, inputs[0][1] - Frame.Left - Frame.Right, inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) => b.Accumulate(node.Inputs[0], b.Add(new Pad(Frame), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} without {Frame}";

    public override string KernelName(KernelForm form) => $"Crop_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_{Frame.Name}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        (Shape from, Shape to) = (form.Inputs[0].Shape, form.Output.Shape);
        (long own, long row) = ((long)to[1] * to.Last, (long)from[1] * from.Last);
        using (w.For("i", to[0]))
        {
            string start = KernelWriter.Shifted(KernelWriter.Times(Frame.Top == 0 ? "i" : $"(i + {Frame.Top})", row), (long)Frame.Left * from.Last);
            w.Line($"nint xi = ({start}) * S, yi = i * {KernelWriter.Times("S", own)};");
            using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", own)}; j += V.Count)"))
            {
                w.Line("V.Store(V.Load(ref x, xi + j), ref y, yi + j);");
            }
        }
    }
}
