using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>The inputs one behind the other along an axis.</summary>
internal sealed record Concatenate(int Axis) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        int total = 0;
        foreach (Shape shape in inputs)
        {
            if (shape.Rank != inputs[0].Rank || shape.With(Axis, 1) != inputs[0].With(Axis, 1))
            {
                throw new ShapeMismatchException($"{inputs[0]} and {shape} differ outside axis {Axis}");
            }

            total = checked(total + shape[Axis]);
        }

        return inputs[0].With(Axis, total);
    }

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        int start = 0;
        foreach (int input in node.Inputs)
        {
            int extent = b.ShapeOf(input)[Axis];
            if (b.Needs(input))
            {
                b.Accumulate(input, b.Add(new Slice(Axis, start, extent), dy));
            }

            start += extent;
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = [{string.Join("; ", inputs)}]";

    public override string KernelName(KernelForm form) =>
        $"Concatenate_{string.Join("_", form.Inputs.Select(i => string.Join("x", i.Shape.Dimensions)))}";

    public override IReadOnlyList<string> Letters(KernelForm form) => [.. form.Inputs.Select((_, i) => $"x{i}"), "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        int start = 0;
        for (int i = 0; i < form.Inputs.Count; i++)
        {
            Slice.WriteCopy(w, form.Inputs[i].Shape, $"x{i}", 0, form.Output.Shape, "y", start, Axis);
            start += form.Inputs[i].Shape[Axis];
        }
    }
}
