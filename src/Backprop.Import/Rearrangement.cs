namespace Backprop.Importing;

/// <summary>
/// How the elements of a tensor become those of another: for each axis of the new one its extent, and how far to go in the old one for each
/// step along it (0 repeats). Transposition, cutting an axis in two and repeating are all of this form.
/// </summary>
/// <param name="Shape">Of the new tensor, cut into as many axes as needed.</param>
/// <param name="Strides">Of the old one.</param>
internal sealed record Rearrangement(IReadOnlyList<int> Shape, IReadOnlyList<int> Strides)
{
    /// <summary>Whether an element changes its place.</summary>
    public bool Moves
    {
        get
        {
            int stride = 1;
            for (int axis = Shape.Count - 1; axis >= 0; axis--)
            {
                if (Shape[axis] > 1 && Strides[axis] != stride)
                {
                    return true;
                }

                stride *= Shape[axis];
            }

            return false;
        }
    }

    /// <summary>The same order.</summary>
    public static Rearrangement None(IReadOnlyList<int> shape) => Transposition(shape, [.. Enumerable.Range(0, shape.Count)]);

    /// <summary>The axes of <paramref name="view"/> in another order: new axis i is old axis <paramref name="axes"/>[i].</summary>
    /// <param name="view">The old tensor's shape, with axes cut where that is needed.</param>
    /// <param name="axes">A permutation.</param>
    public static Rearrangement Transposition(IReadOnlyList<int> view, params int[] axes)
    {
        int[] strides = StridesOf(view);
        return new([.. axes.Select(axis => view[axis])], [.. axes.Select(axis => strides[axis])]);
    }

    /// <summary>A tensor whose axes of extent 1, and those that it lacks in front, are repeated; null where the shapes do not go together.</summary>
    public static Rearrangement? Repetition(IReadOnlyList<int> shape, IReadOnlyList<int> repeated)
    {
        int lacking = repeated.Count - shape.Count;
        if (lacking < 0)
        {
            return null;
        }

        int[] own = StridesOf(shape);
        int[] strides = new int[repeated.Count];
        for (int axis = lacking; axis < repeated.Count; axis++)
        {
            int extent = shape[axis - lacking];
            if (extent != 1 && extent != repeated[axis])
            {
                return null;
            }

            strides[axis] = extent == 1 ? 0 : own[axis - lacking];
        }

        return new(repeated, strides);
    }

    /// <summary>The new tensor.</summary>
    public T[] Apply<T>(T[] source)
    {
        if (!Moves)
        {
            return source;
        }

        T[] result = new T[Shape.Aggregate(1, (product, extent) => product * extent)];
        int[] index = new int[Shape.Count];
        int at = 0;
        foreach (ref T element in result.AsSpan())
        {
            element = source[at];
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                at += Strides[axis];
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                at -= Strides[axis] * Shape[axis];
                index[axis] = 0;
            }
        }

        return result;
    }

    private static int[] StridesOf(IReadOnlyList<int> shape)
    {
        int[] strides = new int[shape.Count];
        int stride = 1;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }
}
