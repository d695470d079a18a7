using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

public static partial class Transposition
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeSingle(
        ref float from, RowOrder order, int rows, int columns, nint fromStride, nint readable, ref float to, nint toStride, nint writable)
    {
        for (int column = 0; column < columns; column += Chunk)
        {
            int width = Math.Min(Chunk, columns - column);
            int r = 0;
            for (; r + 8 <= rows; r += 8)
            {
                ref float a = ref Unsafe.Add(ref from, (order[r] * fromStride) + column);
                ref float b = ref Unsafe.Add(ref from, (order[r + 1] * fromStride) + column);
                ref float c = ref Unsafe.Add(ref from, (order[r + 2] * fromStride) + column);
                ref float d = ref Unsafe.Add(ref from, (order[r + 3] * fromStride) + column);
                ref float e = ref Unsafe.Add(ref from, (order[r + 4] * fromStride) + column);
                ref float f = ref Unsafe.Add(ref from, (order[r + 5] * fromStride) + column);
                ref float g = ref Unsafe.Add(ref from, (order[r + 6] * fromStride) + column);
                ref float h = ref Unsafe.Add(ref from, (order[r + 7] * fromStride) + column);
                ref float target = ref Unsafe.Add(ref to, (column * toStride) + r);
                int left = width;
                for (nint i = 0; left >= 8; i += 8, left -= 8)
                {
                    // Two rows, four apart, share a register, so that the block needs no exchange between its halves.
                    Columns(Pair(in a, in e, i), Pair(in b, in f, i), Pair(in c, in g, i), Pair(in d, in h, i), ref target, toStride);
                    target = ref Unsafe.Add(ref target, 4 * toStride);
                    nint j = i + 4;
                    Columns(Pair(in a, in e, j), Pair(in b, in f, j), Pair(in c, in g, j), Pair(in d, in h, j), ref target, toStride);
                    target = ref Unsafe.Add(ref target, 4 * toStride);
                }

                if (left >= 4)
                {
                    nint i = width - left;
                    Columns(Pair(in a, in e, i), Pair(in b, in f, i), Pair(in c, in g, i), Pair(in d, in h, i), ref target, toStride);
                    left -= 4;
                }

                if (left > 0)
                {
                    Edge(ref from, order, r, 8, column + width - left, left, fromStride, readable, ref to, toStride, writable);
                }
            }

            if (r + 4 <= rows && width % 4 == 0)
            {
                Quarter(ref from, order, r, column, width, fromStride, ref to, toStride);
                r += 4;
            }

            if (rows - r <= FewRows)
            {
                OneByOne(ref from, order, r, rows, column, width, fromStride, ref to, toStride);
            }
            else
            {
                for (int done = 0; done < width; done += 8)
                {
                    Edge(ref from, order, r, rows - r, column + done, Math.Min(8, width - done), fromStride, readable, ref to, toStride, writable);
                }
            }
        }
    }

    /// <summary>Four rows of a multiple of four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        ref float from, RowOrder order, int row, int column, int columns, nint fromStride, ref float to, nint toStride)
    {
        ref float a = ref Unsafe.Add(ref from, (order[row] * fromStride) + column);
        ref float b = ref Unsafe.Add(ref from, (order[row + 1] * fromStride) + column);
        ref float c = ref Unsafe.Add(ref from, (order[row + 2] * fromStride) + column);
        ref float d = ref Unsafe.Add(ref from, (order[row + 3] * fromStride) + column);
        ref float target = ref Unsafe.Add(ref to, (column * toStride) + row);
        for (nint i = 0; i < columns; i += 4)
        {
            Vector128<float> first = Vector128.LoadUnsafe(ref a, (nuint)i);
            Vector128<float> second = Vector128.LoadUnsafe(ref b, (nuint)i);
            Vector128<float> third = Vector128.LoadUnsafe(ref c, (nuint)i);
            Vector128<float> fourth = Vector128.LoadUnsafe(ref d, (nuint)i);
            Vector128<double> abLow = Sse.UnpackLow(first, second).AsDouble();
            Vector128<double> cdLow = Sse.UnpackLow(third, fourth).AsDouble();
            Vector128<double> abHigh = Sse.UnpackHigh(first, second).AsDouble();
            Vector128<double> cdHigh = Sse.UnpackHigh(third, fourth).AsDouble();
            Sse2.UnpackLow(abLow, cdLow).AsSingle().StoreUnsafe(ref target);
            Sse2.UnpackHigh(abLow, cdLow).AsSingle().StoreUnsafe(ref target, (nuint)toStride);
            Sse2.UnpackLow(abHigh, cdHigh).AsSingle().StoreUnsafe(ref target, (nuint)(2 * toStride));
            Sse2.UnpackHigh(abHigh, cdHigh).AsSingle().StoreUnsafe(ref target, (nuint)(3 * toStride));
            target = ref Unsafe.Add(ref target, 4 * toStride);
        }
    }

    /// <summary>A block of at most 8 × 8 that reads and writes no more than it may.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Edge(
        ref float from, RowOrder order, int row, int rows, int column, int columns, nint fromStride, nint readable,
        ref float to, nint toStride, nint writable)
    {
        bool whole = column + 8 <= readable;
        Vector256<float> a = Row(ref from, order, row, 0, rows, column, columns, fromStride, whole);
        Vector256<float> b = Row(ref from, order, row, 1, rows, column, columns, fromStride, whole);
        Vector256<float> c = Row(ref from, order, row, 2, rows, column, columns, fromStride, whole);
        Vector256<float> d = Row(ref from, order, row, 3, rows, column, columns, fromStride, whole);
        Vector256<float> e = Row(ref from, order, row, 4, rows, column, columns, fromStride, whole);
        Vector256<float> f = Row(ref from, order, row, 5, rows, column, columns, fromStride, whole);
        Vector256<float> g = Row(ref from, order, row, 6, rows, column, columns, fromStride, whole);
        Vector256<float> h = Row(ref from, order, row, 7, rows, column, columns, fromStride, whole);
        ref float target = ref Unsafe.Add(ref to, (column * toStride) + row);
        int width = row + 8 <= writable ? 8 : rows;
        EdgeColumns(Low(a, e), Low(b, f), Low(c, g), Low(d, h), ref target, toStride, columns, width);
        if (columns > 4)
        {
            EdgeColumns(High(a, e), High(b, f), High(c, g), High(d, h), ref Unsafe.Add(ref target, 4 * toStride), toStride, columns - 4, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row(
        ref float from, RowOrder order, int row, int r, int rows, int column, int columns, nint fromStride, bool whole)
    {
        if (r >= rows)
        {
            return Vector256<float>.Zero;
        }

        nint at = (order[row + r] * fromStride) + column;
        return whole ? Vector256.LoadUnsafe(ref from, (nuint)at) : PartialVector.Load256(ref from, at, columns);
    }

    /// <summary>Four columns of eight rows: <paramref name="ae"/> holds rows a and e, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(Vector256<float> ae, Vector256<float> bf, Vector256<float> cg, Vector256<float> dh, ref float to, nint toStride)
    {
        Vector256<double> abLow = Avx.UnpackLow(ae, bf).AsDouble();
        Vector256<double> cdLow = Avx.UnpackLow(cg, dh).AsDouble();
        Vector256<double> abHigh = Avx.UnpackHigh(ae, bf).AsDouble();
        Vector256<double> cdHigh = Avx.UnpackHigh(cg, dh).AsDouble();
        Avx.UnpackLow(abLow, cdLow).AsSingle().StoreUnsafe(ref to);
        Avx.UnpackHigh(abLow, cdLow).AsSingle().StoreUnsafe(ref to, (nuint)toStride);
        Avx.UnpackLow(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, (nuint)(2 * toStride));
        Avx.UnpackHigh(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, (nuint)(3 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EdgeColumns(
        Vector256<float> ae, Vector256<float> bf, Vector256<float> cg, Vector256<float> dh, ref float to, nint toStride, int columns, int width)
    {
        Vector256<double> abLow = Avx.UnpackLow(ae, bf).AsDouble();
        Vector256<double> cdLow = Avx.UnpackLow(cg, dh).AsDouble();
        Vector256<double> abHigh = Avx.UnpackHigh(ae, bf).AsDouble();
        Vector256<double> cdHigh = Avx.UnpackHigh(cg, dh).AsDouble();
        PartialVector.Store(Avx.UnpackLow(abLow, cdLow).AsSingle(), ref to, 0, width);
        if (columns > 1)
        {
            PartialVector.Store(Avx.UnpackHigh(abLow, cdLow).AsSingle(), ref to, toStride, width);
        }

        if (columns > 2)
        {
            PartialVector.Store(Avx.UnpackLow(abHigh, cdHigh).AsSingle(), ref to, 2 * toStride, width);
        }

        if (columns > 3)
        {
            PartialVector.Store(Avx.UnpackHigh(abHigh, cdHigh).AsSingle(), ref to, 3 * toStride, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref readonly float low, ref readonly float high, nint at) =>
        Vector256.Create(Vector128.LoadUnsafe(in low, (nuint)at), Vector128.LoadUnsafe(in high, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(Vector256<float> a, Vector256<float> e) => Avx.Permute2x128(a, e, 0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> High(Vector256<float> a, Vector256<float> e) => Avx.Permute2x128(a, e, 0x31);
}
