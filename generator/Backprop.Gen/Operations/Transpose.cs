using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>The same elements with the axes in another order: axis i of the result is axis <paramref name="Order"/>[i] of the input.</summary>
internal sealed record Transpose(EquatableArray<int> Order) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Order.OrderBy(a => a).SequenceEqual(Enumerable.Range(0, inputs[0].Rank))
        ? Shape.Of([.. Order.Select(a => inputs[0][a])])
        : throw new ShapeMismatchException($"{inputs[0]} has no axes in the order {string.Join(", ", Order)}");

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        int[] back = [.. Enumerable.Range(0, Order.Count).OrderBy(i => Order[i])];
        b.Accumulate(node.Inputs[0], b.Add(new Transpose(back.ToEquatableArray()), dy));
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) =>
        $"{output} = {inputs[0]} with axes {string.Join(", ", Order.Select(a => KernelWriter.Number(a)))}";

    public override string KernelName(KernelForm form) =>
        $"Transpose_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_by_{string.Join("", Order.Select(a => KernelWriter.Number(a)))}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        Shape from = form.Inputs[0].Shape;

        // What lies behind the axes that move is contiguous in both.
        int moved = Order.Count;
        while (moved > 1 && Order[moved - 1] == moved - 1)
        {
            moved--;
        }

        long run = 1;
        for (int axis = moved; axis < from.Rank; axis++)
        {
            run *= from[axis];
        }

        WriteLoops(w, from, moved, 0, [], [], run);
    }

    private void WriteLoops(KernelWriter w, Shape from, int moved, int depth, List<string> source, List<string> target, long run)
    {
        if (depth == moved)
        {
            using (w.Block($"for (nint j = 0; j < {KernelWriter.Times("S", run)}; j += V.Count)"))
            {
                w.Line($"V.Store(V.Load(ref x, (({string.Join(" + ", source)}) * S) + j), ref y, (({string.Join(" + ", target)}) * S) + j);");
            }

            return;
        }

        string index = "a" + KernelWriter.Number(Order[depth]);
        using (w.For(index, from[Order[depth]]))
        {
            long sourceStride = Stride(axis => from[axis], from.Rank, Order[depth]);
            long targetStride = Stride(axis => from[Order[axis]], from.Rank, depth);
            WriteLoops(
                w, from, moved, depth + 1,
                [.. source, KernelWriter.Times(index, sourceStride)], [.. target, KernelWriter.Times(index, targetStride)], run);
        }
    }

    private static long Stride(Func<int, int> extent, int rank, int axis) =>
        Enumerable.Range(axis + 1, rank - axis - 1).Aggregate(1L, (product, a) => product * extent(a));
}
