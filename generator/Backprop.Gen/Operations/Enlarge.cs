using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// y[i, j, c] = x[⌊i / rows⌋, ⌊j / columns⌋, c]: every position repeated. It is the way back of a sum over windows that tile the larger image.
/// </summary>
internal sealed record Enlarge(int Rows, int Columns) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(inputs[0][0] * Rows, inputs[0][1] * Columns, inputs[0].Last);

    public override void Differentiate(Backpropagation b, Node node, int dy) =>
        b.Accumulate(node.Inputs[0], b.Add(new EnlargeGradient(Rows, Columns), dy));

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]}, each position {Rows} × {Columns} times";

    public override string KernelName(KernelForm form) => $"Enlarge_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_by_{Rows}x{Columns}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        new WindowSpread(Tiling(form.Output.Shape, Rows, Columns), form.Output.Shape.Last, "y", null, null).Write(
            w,
            load: (at, _, _) => w.Line($"V xp = V.Load(ref x, {at});"),
            term: _ => "xp");

    /// <summary>Windows that tile an image.</summary>
    internal static Window Tiling(Shape image, int rows, int columns) =>
        new(WindowAxis.Of(image[0], rows, rows, 1, same: false), WindowAxis.Of(image[1], columns, columns, 1, same: false), IsPlane: true);
}

/// <summary>dx[p, q, c] = Σ dy over the positions that repeat it: the gradient of <see cref="Enlarge"/>.</summary>
internal sealed record EnlargeGradient(int Rows, int Columns) : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Shape.Of(inputs[0][0] / Rows, inputs[0][1] / Columns, inputs[0].Last);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = sum of each {Rows}x{Columns} window of {inputs[0]}";

    public override string KernelName(KernelForm form) => $"EnlargeGradient_{string.Join("x", form.Output.Shape.Dimensions)}_by_{Rows}x{Columns}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["dy", "dx"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        new WindowReduction(Enlarge.Tiling(form.Inputs[0].Shape, Rows, Columns), form.Output.Shape.Last, "dy").Write(
            w,
            before: () => w.Line("V sum = V.Zero;"),
            tap: (dy, _) => w.Line($"sum = sum + {dy};"),
            behind: at => w.Line($"V.Store(sum, ref dx, {at});"));
}
