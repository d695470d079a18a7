using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>Sums a value over the axes along which <paramref name="Target"/> has extent 1 or no axis: broadcasting backwards.</summary>
internal sealed record SumTo(Shape Target) : Operation
{
    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        if (Elementwise.Broadcast([inputs[0], Target]) != inputs[0])
        {
            throw new ShapeMismatchException($"{inputs[0]} does not sum to {Target}");
        }

        return Target;
    }

    public override bool TakesGradient(Shape gradient, Shape result) => true;

    /// <summary>dy itself, which is repeated where it is read: nothing is computed.</summary>
    public override void Differentiate(Backpropagation b, Node node, int dy) => b.Accumulate(node.Inputs[0], dy);

    public override string Describe(IReadOnlyList<string> inputs, string output) => $"{output} = Σ {inputs[0]}";

    public override string KernelName(KernelForm form) =>
        $"Sum_{string.Join("x", form.Inputs[0].Shape.Dimensions)}_to_{string.Join("x", Target.Dimensions)}";

    public override IReadOnlyList<string> Letters(KernelForm form) => ["x", "y"];

    public override void WriteTile(KernelWriter w, KernelForm form)
    {
        // Extents of the summed and of the kept axes with their strides; the sums run in the order of the features.
        Axes axes = Axes.Of(form.Inputs[0].Shape, Target);
        using (w.ForSamples())
        {
            axes.WriteLoops(w, axes.Kept, "k", () =>
            {
                w.Line("V sum = V.Zero;");
                axes.WriteLoops(w, axes.Summed, "r", () =>
                    w.Line($"sum = sum + V.Load(ref x, (({Axes.Offset(axes.Kept, "k", a => a.Stride)} + {Axes.Offset(axes.Summed, "r", a => a.Stride)}) * S) + s);"));
                w.Line($"V.Store(sum, ref y, (({Axes.Offset(axes.Kept, "k", a => a.TargetStride)}) * S) + s);");
            });
        }
    }

    /// <summary>The axes of a shape, split into those that a target keeps and those that it sums.</summary>
    private sealed record Axes(IReadOnlyList<Axis> Kept, IReadOnlyList<Axis> Summed)
    {
        public static Axes Of(Shape full, Shape target)
        {
            List<Axis> kept = [];
            List<Axis> summed = [];
            long stride = 1;
            long targetStride = 1;
            for (int axis = 1; axis <= full.Rank; axis++)
            {
                int extent = full.Dimensions[full.Rank - axis];
                int own = axis <= target.Rank ? target.Dimensions[target.Rank - axis] : 1;
                if (extent != 1)
                {
                    (own == 1 ? summed : kept).Insert(0, new Axis(extent, stride, targetStride));
                }

                stride *= extent;
                targetStride *= own;
            }

            return new Axes(Merge(kept), Merge(summed));
        }

        public static string Offset(IReadOnlyList<Axis> axes, string index, Func<Axis, long> stride) => axes.Count == 0
            ? "0"
            : string.Join(" + ", axes.Select((a, i) => stride(a) == 1 ? $"{index}{i}" : $"({index}{i} * {stride(a)})"));

        public void WriteLoops(KernelWriter w, IReadOnlyList<Axis> axes, string index, Action body, int depth = 0)
        {
            if (depth == axes.Count)
            {
                body();
                return;
            }

            using (w.Block($"for (nint {index}{depth} = 0; {index}{depth} < {axes[depth].Extent}; {index}{depth}++)"))
            {
                WriteLoops(w, axes, index, body, depth + 1);
            }
        }

        // Neighbouring axes that lie one behind the other are one loop.
        private static IReadOnlyList<Axis> Merge(List<Axis> axes)
        {
            for (int i = axes.Count - 2; i >= 0; i--)
            {
                Axis outer = axes[i];
                Axis inner = axes[i + 1];
                if (outer.Stride == inner.Stride * inner.Extent && (outer.TargetStride == inner.TargetStride * inner.Extent || outer.TargetStride == inner.TargetStride))
                {
                    axes[i] = inner with { Extent = outer.Extent * inner.Extent };
                    axes.RemoveAt(i + 1);
                }
            }

            return axes;
        }
    }

    private sealed record Axis(int Extent, long Stride, long TargetStride);
}
