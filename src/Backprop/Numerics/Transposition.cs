using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>
/// Matrices of features × samples between the two layouts of the generated code: feature-major (the samples of one feature side by
/// side, in the lanes) and sample-major (the features of one sample side by side).
/// </summary>
public static partial class Transposition
{
    // Rows of a shuffled batch lie anywhere in memory. Few of them at once, and of each some lines one behind the other, are what a processor can read
    // ahead; sixteen rows are a whole line of the result.
    private const int Band = 16;
    private const int Chunk = 64;

    // So few rows are written one by one sooner than as the edge of a block.
    private const int FewRows = 3;

    /// <summary>
    /// x[f · S + s] goes to y[s · stride + f] for f below <paramref name="features"/> and s below <paramref name="count"/>. What lies in the rows of
    /// y between the last feature and the stride, and in up to three rows behind the last sample, but not behind S rows, may be overwritten with numbers that
    /// mean nothing: blocks of four are faster whole.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">First element of the feature-major matrix.</param>
    /// <param name="features">Features.</param>
    /// <param name="S">Elements from one feature to the next.</param>
    /// <param name="y">First element of the sample-major matrix.</param>
    /// <param name="stride">Elements from one sample to the next.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSampleMajor<T>(ref readonly T x, int features, nint S, ref T y, nint stride, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Transpose(ref Unsafe.AsRef(in x), default, features, Avx2.IsSupported ? (int)Math.Min(S, (count + 3) & ~3) : count, S, S, ref y, stride, stride);

    /// <summary>
    /// Element c of row r goes to to[c · toStride + r]. Elements of to[c · toStride] behind the last row, up to the next multiple of a block and
    /// at most to <paramref name="writable"/>, become zero or keep their value.
    /// </summary>
    /// <param name="from">First element of row number 0.</param>
    /// <param name="order">Which rows.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">Elements of a row.</param>
    /// <param name="fromStride">Elements from one row to the next.</param>
    /// <param name="readable">Elements of a row that may be read, at least <paramref name="columns"/>.</param>
    /// <param name="to">First element of the result.</param>
    /// <param name="toStride">Elements from one column to the next.</param>
    /// <param name="writable">Elements of a column that may be written, at least <paramref name="rows"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Transpose<T>(
        ref T from, RowOrder order, int rows, int columns, nint fromStride, nint readable, ref T to, nint toStride, nint writable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Avx2.IsSupported && rows > 1 && columns > 1)
        {
            int done = typeof(T) == typeof(float) && columns == 4
                ? FourColumns(ref Unsafe.As<T, float>(ref from), order, rows, fromStride, ref Unsafe.As<T, float>(ref to), toStride)
                : 0;
            for (int r = done; r < rows; r += Band)
            {
                TransposeBand(
                    ref from, order.From(r), Math.Min(Band, rows - r), columns, fromStride, readable, ref Unsafe.Add(ref to, r), toStride, writable - r);
            }

            return;
        }

        // Blocks of 16 × 16 stay in the first-level cache on both sides.
        const int Block = 16;
        for (int r0 = 0; r0 < rows; r0 += Block)
        {
            int r1 = Math.Min(r0 + Block, rows);
            for (int c0 = 0; c0 < columns; c0 += Block)
            {
                OneByOne(ref from, order, r0, r1, c0, Math.Min(Block, columns - c0), fromStride, ref to, toStride);
            }
        }
    }

    /// <summary>The columns of the rows from <paramref name="row"/> to <paramref name="rows"/> − 1, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneByOne<T>(
        ref T from, RowOrder order, int row, int rows, int column, int columns, nint fromStride, ref T to, nint toStride)
        where T : unmanaged
    {
        for (int r = row; r < rows; r++)
        {
            ref T source = ref Unsafe.Add(ref from, (order[r] * fromStride) + column);
            ref T target = ref Unsafe.Add(ref to, (column * toStride) + r);
            for (int c = 0; c < columns; c++)
            {
                target = Unsafe.Add(ref source, c);
                target = ref Unsafe.Add(ref target, toStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBand<T>(
        ref T from, RowOrder order, int rows, int columns, nint fromStride, nint readable, ref T to, nint toStride, nint writable)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            TransposeSingle(
                ref Unsafe.As<T, float>(ref from), order, rows, columns, fromStride, readable,
                ref Unsafe.As<T, float>(ref to), toStride, writable);
        }
        else
        {
            TransposeDouble(
                ref Unsafe.As<T, double>(ref from), order, rows, columns, fromStride, readable,
                ref Unsafe.As<T, double>(ref to), toStride, writable);
        }
    }

    /// <summary>Row number r of a matrix is its row <c>rows[r]</c>, or its row <paramref name="first"/> + r without a list.</summary>
    /// <param name="rows">The list, beginning with the first row, or null.</param>
    /// <param name="first">The first row where there is no list.</param>
    internal readonly unsafe struct RowOrder(int* rows, nint first)
    {
        /// <summary>The same list from row number <paramref name="r"/> on.</summary>
        public RowOrder From(int r) => rows == null ? new(null, first + r) : new(rows + r, 0);

        /// <summary>Whether rows are picked from a list; else they follow each other.</summary>
        public bool IsList
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => rows != null;
        }

        public nint this[int r]
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => rows == null ? first + r : rows[r];
        }
    }
}
