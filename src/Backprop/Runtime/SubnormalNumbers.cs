using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop.Runtime;

/// <summary>
/// Numbers below the normal ones (2^−126 for <see cref="float"/>, 2^−1022 for <see cref="double"/>). A slot that shrinks with every step and gets nothing any more, as that of a
/// dead ReLU's weight, ends as such a number and stays one, because rounding stops the shrinking; a processor takes several times as long for arithmetic with it.
/// </summary>
internal static class SubnormalNumbers
{
    /// <summary>
    /// Slots are looked through once in so many steps: looking at every step costs more than the few slow steps in between of the elements that have just become
    /// so small.
    /// </summary>
    public const int Steps = 16;

    /// <summary>Sets what is subnormal to zero; anything else, NaN too, stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Flush<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.ConditionalSelect(Vector.IsSubnormal(vectors[i]), Vector<T>.Zero, vectors[i]);
        }

        for (int i = vectors.Length * Vector<T>.Count; i < values.Length; i++)
        {
            values[i] = T.IsSubnormal(values[i]) ? T.Zero : values[i];
        }
    }
}
