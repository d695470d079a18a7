using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Backprop.Numerics;

namespace Backprop.Runtime;

/// <summary>
/// Σ g² of a stretch of a gradient, in an order that depends on neither the vector width nor the number of threads: blocks are summed in the type of the
/// gradient, 64 sums side by side, and added up in double. Where squares leave the range of that type, the block is summed in double from the beginning.
/// </summary>
internal static class SquareSum
{
    // 64 squares to each of the sums: a float loses less than 4e-6 of a block, and usually a tenth of that.
    private const int Block = 4096;

    // Lanes of one sum, whatever the vectors; four such sums hide the latency of additions.
    private const int Lanes = 16;
    private const int Sums = 4;

    // Float: below the smallest, squares may have lost digits that matter; above the largest, one of them is infinite or close to it.
    private const double Smallest = 1e-28;
    private const double Largest = 1e37;

    /// <summary>Σ g², or Σ ((g + earlier) / batches)² where there are earlier gradients.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradient">The first element.</param>
    /// <param name="earlier">The first element of the earlier batches' sum, or a null reference.</param>
    /// <param name="batches">How many batches are averaged.</param>
    /// <param name="length">Elements, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<T>(ref T gradient, ref T earlier, T batches, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int from = 0; from < length; from += Block)
        {
            ref T g = ref Unsafe.Add(ref gradient, from);
            ref T before = ref Unsafe.IsNullRef(ref earlier) ? ref earlier : ref Unsafe.Add(ref earlier, from);
            sum += OfBlock(ref g, ref before, batches, Math.Min(Block, length - from));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OfBlock<T>(ref T gradient, ref T earlier, T batches, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return OfDouble(ref Unsafe.As<T, double>(ref gradient), ref Unsafe.As<T, double>(ref earlier), double.CreateChecked(batches), length);
        }

        double sum = OfSingle(ref Unsafe.As<T, float>(ref gradient), ref Unsafe.As<T, float>(ref earlier), float.CreateChecked(batches), length);
        return sum is > Smallest and < Largest ? sum : Exactly(ref gradient, ref earlier, batches, length);
    }

    private static double OfSingle(ref float gradient, ref float earlier, float batches, int length) =>
        Vector512.IsHardwareAccelerated ? Wide<Lanes512Single, float>(ref gradient, ref earlier, batches, length)
        : Vector256.IsHardwareAccelerated ? Wide<Lanes256Single, float>(ref gradient, ref earlier, batches, length)
        : Wide<Lanes128Single, float>(ref gradient, ref earlier, batches, length);

    private static double OfDouble(ref double gradient, ref double earlier, double batches, int length) =>
        Vector512.IsHardwareAccelerated ? Wide<Lanes512Double, double>(ref gradient, ref earlier, batches, length)
        : Vector256.IsHardwareAccelerated ? Wide<Lanes256Double, double>(ref gradient, ref earlier, batches, length)
        : Wide<Lanes128Double, double>(ref gradient, ref earlier, batches, length);

    /// <summary>Lane j of sum k takes elements 64 i + 16 k + j; multiplied and added in two roundings, as every processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Wide<V, T>(ref T gradient, ref T earlier, T batches, int length)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SixteenLanes<T> lanes = default;
        int whole = length / (Lanes * Sums) * Lanes * Sums;
        for (nint lane = 0; lane < Lanes; lane += V.Count)
        {
            V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero;
            nint i = lane;
            for (; i < whole; i += Lanes * Sums)
            {
                a += Square<V, T>(ref gradient, ref earlier, batches, i);
                b += Square<V, T>(ref gradient, ref earlier, batches, i + Lanes);
                c += Square<V, T>(ref gradient, ref earlier, batches, i + (2 * Lanes));
                d += Square<V, T>(ref gradient, ref earlier, batches, i + (3 * Lanes));
            }

            for (; i < length; i += Lanes)
            {
                a += Square<V, T>(ref gradient, ref earlier, batches, i);
            }

            V.Store(a + b + (c + d), ref lanes[0], lane);
        }

        // Four sums side by side here, too.
        double sum = 0;
        for (int l = 0; l < Lanes / Sums; l++)
        {
            sum += double.CreateTruncating(lanes[l]) + double.CreateTruncating(lanes[l + 4])
                + (double.CreateTruncating(lanes[l + 8]) + double.CreateTruncating(lanes[l + 12]));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Square<V, T>(ref T gradient, ref T earlier, T batches, nint at)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V g = V.Load(ref gradient, at);
        if (!Unsafe.IsNullRef(ref earlier))
        {
            g = (g + V.Load(ref earlier, at)) / V.Broadcast(batches);
        }

        return g * g;
    }

    /// <summary>In double, four sums side by side.</summary>
    private static double Exactly<T>(ref T gradient, ref T earlier, T batches, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < length; i += Sums)
        {
            a += ExactSquare(ref gradient, ref earlier, batches, i);
            b += ExactSquare(ref gradient, ref earlier, batches, i + 1);
            c += ExactSquare(ref gradient, ref earlier, batches, i + 2);
            d += ExactSquare(ref gradient, ref earlier, batches, i + 3);
        }

        return a + b + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExactSquare<T>(ref T gradient, ref T earlier, T batches, int at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T g = Unsafe.Add(ref gradient, at);
        if (!Unsafe.IsNullRef(ref earlier))
        {
            g = (g + Unsafe.Add(ref earlier, at)) / batches;
        }

        double exact = double.CreateTruncating(g);
        return exact * exact;
    }

    [InlineArray(Lanes)]
    private struct SixteenLanes<T>
    {
        private T first;
    }
}
