using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

public static partial class Transposition
{
    /// <summary>
    /// Rows of four elements, eight at a time. A block of eight wider rows begins with eight addresses; here that would be most of the work.
    /// </summary>
    /// <returns>How many rows are done: a multiple of eight.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FourColumns(ref float from, RowOrder order, int rows, nint fromStride, ref float to, nint toStride)
    {
        int r = 0;
        if (order.IsList)
        {
            for (; r + 8 <= rows; r += 8)
            {
                Columns(
                    Pair(in Unsafe.Add(ref from, order[r] * fromStride), in Unsafe.Add(ref from, order[r + 4] * fromStride), 0),
                    Pair(in Unsafe.Add(ref from, order[r + 1] * fromStride), in Unsafe.Add(ref from, order[r + 5] * fromStride), 0),
                    Pair(in Unsafe.Add(ref from, order[r + 2] * fromStride), in Unsafe.Add(ref from, order[r + 6] * fromStride), 0),
                    Pair(in Unsafe.Add(ref from, order[r + 3] * fromStride), in Unsafe.Add(ref from, order[r + 7] * fromStride), 0),
                    ref Unsafe.Add(ref to, r),
                    toStride);
            }

            return r;
        }

        ref float row = ref Unsafe.Add(ref from, order[0] * fromStride);
        for (; r + 8 <= rows; r += 8)
        {
            ref float fourth = ref Unsafe.Add(ref row, 4 * fromStride);
            Columns(
                Pair(in row, in fourth, 0),
                Pair(in row, in fourth, fromStride),
                Pair(in row, in fourth, 2 * fromStride),
                Pair(in row, in fourth, 3 * fromStride),
                ref Unsafe.Add(ref to, r),
                toStride);
            row = ref Unsafe.Add(ref fourth, 4 * fromStride);
        }

        return r;
    }
}
