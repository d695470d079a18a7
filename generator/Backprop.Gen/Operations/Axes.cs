using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>The axes of a shape, split into those that a target keeps and those that it sums; axes of extent 1 are neither.</summary>
internal sealed record Axes(IReadOnlyList<Axis> Kept, IReadOnlyList<Axis> Summed)
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

    /// <summary>Loops k0, k1, … over the elements of the target, in their order.</summary>
    public void ForKept(KernelWriter w, Action body) => WriteLoops(w, Kept, "k", body);

    /// <summary>Loops r0, r1, … over the elements that one element of the target stands for, in their order.</summary>
    public void ForSummed(KernelWriter w, Action body) => WriteLoops(w, Summed, "r", body);

    /// <summary>Where samples s of the element of the full shape that the loops stand at begin.</summary>
    public string Element => $"(({Offset(Kept, "k", a => a.Stride)} + {Offset(Summed, "r", a => a.Stride)}) * S) + s";

    /// <summary>Where samples s of the element of the target begin.</summary>
    public string Target => $"(({Offset(Kept, "k", a => a.TargetStride)}) * S) + s";

    private static string Offset(IReadOnlyList<Axis> axes, string index, Func<Axis, long> stride) => axes.Count == 0
        ? "0"
        : string.Join(" + ", axes.Select((a, i) => stride(a) == 1 ? $"{index}{i}" : $"({index}{i} * {stride(a)})"));

    private static void WriteLoops(KernelWriter w, IReadOnlyList<Axis> axes, string index, Action body, int depth = 0)
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

/// <summary>One axis, or several that are one loop.</summary>
/// <param name="Extent">Rounds of the loop.</param>
/// <param name="Stride">Elements of the full shape from one round to the next.</param>
/// <param name="TargetStride">Elements of the target.</param>
internal sealed record Axis(int Extent, long Stride, long TargetStride);
