using System.Globalization;
using Backprop.Gen.Collections;

namespace Backprop.Gen.Graph;

/// <summary>The shape of one sample, channels last; the batch is not part of it.</summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    public int Rank => Dimensions.Count;

    /// <summary>Elements of one sample.</summary>
    public long Size
    {
        get
        {
            long size = 1;
            foreach (int d in Dimensions)
            {
                // Saturating: a size that does not fit is reported by the graph builder, not wrapped.
                size = d != 0 && size > long.MaxValue / Math.Max(d, 1) ? long.MaxValue : size * d;
            }

            return size;
        }
    }

    /// <summary>The last dimension: features or channels.</summary>
    public int Last => Dimensions[Rank - 1];

    /// <summary>The product of all dimensions but the last.</summary>
    public int Leading => (int)(Size / Last);

    public int this[int axis] => Dimensions[axis < 0 ? axis + Rank : axis];

    public static Shape Of(params int[] dimensions) => new(dimensions.ToEquatableArray());

    public Shape WithLast(int last) => new(Dimensions.Take(Rank - 1).Append(last).ToEquatableArray());

    public Shape With(int axis, int dimension)
    {
        int[] d = [.. Dimensions];
        d[axis < 0 ? axis + Rank : axis] = dimension;
        return Of(d);
    }

    public override string ToString() =>
        "[" + string.Join(", ", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]";
}
