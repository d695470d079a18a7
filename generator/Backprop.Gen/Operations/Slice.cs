using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary><paramref name="Extent"/> entries of an axis from <paramref name="Start"/> on.</summary>
internal sealed record Slice(int Axis, int Start, int Extent) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].With(Axis, Extent);

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        int input = node.Inputs[0];
        b.Accumulate(input, b.Add(new Embed(Axis, Start, b.ShapeOf(input)), dy));
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = {inputs[0]}[{Start} … {Start + Extent - 1}] along axis {Axis}";

    public override string KernelName(KernelForm form) =>
        $"Slice_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_from_{Start}_to_{string.Join("x", form.Output.Shape.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form) =>
        WriteCopy(w, form.Inputs[0].Shape, "x", Start, form.Output.Shape, "y", 0, Axis);

    /// <summary>
    /// Copies the common part of two shapes that differ only along an axis: source rows from <paramref name="sourceStart"/>, destination rows from
    /// <paramref name="start"/>. What lies behind the axis is contiguous in both.
    /// </summary>
    internal static void WriteCopy(KernelWriter w, Shape from, string source, int sourceStart, Shape to, string destination, int start, int axis)
    {
        int a = axis < 0 ? axis + from.Rank : axis;
        long behind = 1;
        for (int i = a + 1; i < from.Rank; i++)
        {
            behind *= from[i];
        }

        long outer = from.Size / (behind * from[a]);
        long run = Math.Min(from[a], to[a]) * behind;
        using (w.For("o", outer))
        using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", run)}; j += V.Count)"))
        {
            string At(Shape shape, int offset) => KernelWriter.Plus(
                outer == 1 ? KernelWriter.Times("S", offset * behind) : $"(((o * {shape[a] * behind}) + {offset * behind}) * S)", "j");
            w.Line($"V.Store(V.Load(ref {source}, {At(from, sourceStart)}), ref {destination}, {At(to, start)});");
        }

        w.Blank();
    }
}

/// <summary>The gradient of <see cref="Slice"/>: its input at its place among zeros.</summary>
internal sealed record Embed(int Axis, int Start, Shape Whole) : GradientOperation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Whole;

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = {inputs[0]} among zeros";

    public override string KernelName(KernelForm form) =>
        $"Embed_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_at_{Start}_in_{string.Join("x", Whole.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", Whole.Size)}; j += V.Count)"))
        {
            w.Line("V.Store(V.Zero, ref y, j);");
        }

        Slice.WriteCopy(w, form.Inputs[0].Shape, "x", 0, Whole, "y", Start, Axis);
    }
}
