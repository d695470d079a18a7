using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>
/// Sums over the samples of a tile whose lanes are samples: a kernel adds up every sixteenth sample in one of sixteen lanes, whatever the width of its
/// vectors, and the lanes are added here, in a fixed tree: l0 + l8, …, then four apart, two apart, neighbours.
/// </summary>
public static class LaneSums
{
    /// <summary>Lanes of a sum.</summary>
    public const int Lanes = 16;

    /// <summary>Sums that a <see cref="LaneBuffer{T}"/> holds.</summary>
    public const int Most = 12;

    /// <summary>
    /// Makes the samples from <paramref name="count"/> to S − 1 zero: those of a tile that is not full are computed on zeros, and what became of them
    /// must not be added.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="rows">The first element of the first feature.</param>
    /// <param name="features">Features.</param>
    /// <param name="S">Elements from one feature to the next.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearBehind<T>(ref T rows, int features, nint S, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int f = 0; f < features && count < S; f++)
        {
            ref T row = ref Unsafe.Add(ref rows, f * S);
            for (nint s = ClearVectors(ref row, S, count); s < S; s++)
            {
                Unsafe.Add(ref row, s) = T.Zero;
            }
        }
    }

    /// <summary>
    /// Clears behind <paramref name="count"/> in whole vectors, because what was stored number by number cannot be read again as a vector at once; the widest that
    /// there are, because the others are put together in software.
    /// </summary>
    /// <returns>The first sample that is left: there is no whole vector any more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint ClearVectors<T>(ref T row, nint S, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint width = Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector<T>.Count;
        nint s = count / width * width;
        for (; s + width <= S; s += width)
        {
            T known = T.CreateTruncating(count - s);
            if (Vector512.IsHardwareAccelerated)
            {
                Vector512<T> kept = Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(known));
                (Vector512.LoadUnsafe(ref row, (nuint)s) & kept).StoreUnsafe(ref row, (nuint)s);
            }
            else
            {
                Vector<T> kept = Vector.LessThan(Vector<T>.Indices, new Vector<T>(known));
                (Vector.LoadUnsafe(ref row, (nuint)s) & kept).StoreUnsafe(ref row, (nuint)s);
            }
        }

        return Math.Max(s, count);
    }

    /// <summary>
    /// The first element of a local buffer at a whole line of the cache: what was stored across two lines cannot be read again at once.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="buffer">A local variable, which does not move.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Start<T>(ref LaneBuffer<T> buffer)
        where T : unmanaged
    {
        ref T first = ref Unsafe.As<LaneBuffer<T>, T>(ref buffer);
        return ref Unsafe.AddByteOffset(ref first, -(nint)Unsafe.AsPointer(ref first) & 63);
    }

    /// <summary>
    /// Adds the lanes of sums, which lie one behind the other row by row, to what stands in the rows of a matrix, or writes them.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane of the first sum.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Sums in a row.</param>
    /// <param name="sums">The first result.</param>
    /// <param name="stride">Elements from a row of results to the next.</param>
    /// <param name="add">Whether the results are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ref readonly T lanes, int rows, int columns, ref T sums, int stride, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T from = ref Unsafe.AsRef(in lanes);
        ref T to = ref sums;
        for (int r = 0; r < rows; r++)
        {
            int i = 0;
            if (typeof(T) == typeof(float) && Sse.IsSupported)
            {
                for (; i + 4 <= columns; i += 4)
                {
                    ref float four = ref Unsafe.As<T, float>(ref Unsafe.Add(ref to, i));
                    Vector128<float> sum = Four(ref Unsafe.As<T, float>(ref Unsafe.Add(ref from, i * Lanes)));
                    (add ? Vector128.LoadUnsafe(ref four) + sum : sum).StoreUnsafe(ref four);
                }
            }

            for (; i < columns; i++)
            {
                T sum = One(ref Unsafe.Add(ref from, i * Lanes));
                ref T one = ref Unsafe.Add(ref to, i);
                one = add ? one + sum : sum;
            }

            from = ref Unsafe.Add(ref from, columns * Lanes);
            to = ref Unsafe.Add(ref to, stride);
        }
    }

    /// <summary>Four sums at a time, in the same tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(ref float lanes)
    {
        Vector128<float> a = Quarters(ref lanes);
        Vector128<float> b = Quarters(ref Unsafe.Add(ref lanes, Lanes));
        Vector128<float> c = Quarters(ref Unsafe.Add(ref lanes, 2 * Lanes));
        Vector128<float> d = Quarters(ref Unsafe.Add(ref lanes, 3 * Lanes));

        // a0 + a2, b0 + b2, a1 + a3, b1 + b3, and the same of c and d.
        Vector128<float> ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b);
        Vector128<float> cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
        return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarters(ref float lanes) =>
        Halves(Vector256.LoadUnsafe(ref lanes) + Vector256.LoadUnsafe(ref lanes, 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Halves(Vector256<float> sums) => sums.GetLower() + sums.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T One<T>(ref T l)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Quarter(ref l) + Quarter(ref Unsafe.Add(ref l, 2)) + (Quarter(ref Unsafe.Add(ref l, 1)) + Quarter(ref Unsafe.Add(ref l, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Quarter<T>(ref T l)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        l + Unsafe.Add(ref l, 8) + (Unsafe.Add(ref l, 4) + Unsafe.Add(ref l, 12));
}

/// <summary>The lanes of a few sums, for a generated kernel's own use; with room to begin at a whole line of the cache.</summary>
/// <typeparam name="T">The element type.</typeparam>
[InlineArray((LaneSums.Most + 1) * LaneSums.Lanes)]
public struct LaneBuffer<T>
    where T : unmanaged
{
    private T first;
}
