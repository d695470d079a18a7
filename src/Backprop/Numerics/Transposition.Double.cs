using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

public static partial class Transposition
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeDouble(
        ref double from, RowOrder order, int rows, int columns, nint fromStride, nint readable, ref double to, nint toStride, nint writable)
    {
        for (int column = 0; column < columns; column += Chunk)
        {
            int width = Math.Min(Chunk, columns - column);
            int r = 0;
            for (; r + 4 <= rows; r += 4)
            {
                ref double a = ref Unsafe.Add(ref from, (order[r] * fromStride) + column);
                ref double b = ref Unsafe.Add(ref from, (order[r + 1] * fromStride) + column);
                ref double c = ref Unsafe.Add(ref from, (order[r + 2] * fromStride) + column);
                ref double d = ref Unsafe.Add(ref from, (order[r + 3] * fromStride) + column);
                ref double target = ref Unsafe.Add(ref to, (column * toStride) + r);
                int left = width;
                for (nint i = 0; left >= 4; i += 4, left -= 4)
                {
                    // Two rows, two apart, share a register, so that the block needs no exchange between its halves.
                    Vector256<double> ac = Pair(in a, in c, i);
                    Vector256<double> bd = Pair(in b, in d, i);
                    Avx.UnpackLow(ac, bd).StoreUnsafe(ref target);
                    Avx.UnpackHigh(ac, bd).StoreUnsafe(ref target, (nuint)toStride);
                    ac = Pair(in a, in c, i + 2);
                    bd = Pair(in b, in d, i + 2);
                    Avx.UnpackLow(ac, bd).StoreUnsafe(ref target, (nuint)(2 * toStride));
                    Avx.UnpackHigh(ac, bd).StoreUnsafe(ref target, (nuint)(3 * toStride));
                    target = ref Unsafe.Add(ref target, 4 * toStride);
                }

                if (left > 0)
                {
                    Edge(ref from, order, r, 4, column + width - left, left, fromStride, readable, ref to, toStride, writable);
                }
            }

            if (rows - r <= FewRows)
            {
                OneByOne(ref from, order, r, rows, column, width, fromStride, ref to, toStride);
            }
            else
            {
                for (int done = 0; done < width; done += 4)
                {
                    Edge(ref from, order, r, rows - r, column + done, Math.Min(4, width - done), fromStride, readable, ref to, toStride, writable);
                }
            }
        }
    }

    /// <summary>A block of at most 4 × 4 that reads and writes no more than it may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge(
        ref double from, RowOrder order, int row, int rows, int column, int columns, nint fromStride, nint readable,
        ref double to, nint toStride, nint writable)
    {
        bool whole = column + 4 <= readable;
        Vector256<double> a = Row(ref from, order, row, 0, rows, column, columns, fromStride, whole);
        Vector256<double> b = Row(ref from, order, row, 1, rows, column, columns, fromStride, whole);
        Vector256<double> c = Row(ref from, order, row, 2, rows, column, columns, fromStride, whole);
        Vector256<double> d = Row(ref from, order, row, 3, rows, column, columns, fromStride, whole);
        ref double target = ref Unsafe.Add(ref to, (column * toStride) + row);
        int width = row + 4 <= writable ? 4 : rows;
        Vector256<double> ac = Avx.Permute2x128(a, c, 0x20);
        Vector256<double> bd = Avx.Permute2x128(b, d, 0x20);
        PartialVector.Store(Avx.UnpackLow(ac, bd), ref target, 0, width);
        if (columns > 1)
        {
            PartialVector.Store(Avx.UnpackHigh(ac, bd), ref target, toStride, width);
        }

        ac = Avx.Permute2x128(a, c, 0x31);
        bd = Avx.Permute2x128(b, d, 0x31);
        if (columns > 2)
        {
            PartialVector.Store(Avx.UnpackLow(ac, bd), ref target, 2 * toStride, width);
        }

        if (columns > 3)
        {
            PartialVector.Store(Avx.UnpackHigh(ac, bd), ref target, 3 * toStride, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Row(
        ref double from, RowOrder order, int row, int r, int rows, int column, int columns, nint fromStride, bool whole)
    {
        if (r >= rows)
        {
            return Vector256<double>.Zero;
        }

        nint at = (order[row + r] * fromStride) + column;
        return whole ? Vector256.LoadUnsafe(ref from, (nuint)at) : PartialVector.Load256(ref from, at, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(ref readonly double low, ref readonly double high, nint at) =>
        Vector256.Create(Vector128.LoadUnsafe(in low, (nuint)at), Vector128.LoadUnsafe(in high, (nuint)at));
}
