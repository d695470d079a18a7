using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

/// <summary>
/// Elementary functions of <see cref="float"/>, written once for every width. Each is at most 2 units in the last place off
/// (<see cref="Tanh"/>, <see cref="Pow"/>, <see cref="Sin"/> and <see cref="Cos"/> say their own), correct for NaN, infinities, signed zeros and
/// subnormal numbers. Polynomials without another source are minimax polynomials found with the Remez exchange algorithm for the relative
/// error of the whole function, their coefficients rounded one after the other, the rest fitted again.
/// </summary>
internal static partial class SingleFunctions
{
    private const float Log2E = 1.44269504f;
    private const float Ln2 = 0.693147182f;

    // ln 2 in two parts (W. J. Cody, W. Waite: "Software Manual for the Elementary Functions", 1980): the first has 9 bits, so that its product
    // with an exponent is exact with and without fused multiply-add.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // e^89 overflows, e^−104 is below half of the smallest subnormal number.
    private const float ExpHighest = 89;
    private const float ExpLowest = -104;

    /// <summary>e^x = 2^n · e^r with n = round(x / ln 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : struct, ILanes<V, float> =>
        ExpInRange(V.Max(V.Min(x, V.Broadcast(ExpHighest)), V.Broadcast(ExpLowest)));

    /// <summary>e^x − 1 = 2^n · (e^r − 1) + (2^n − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : struct, ILanes<V, float>
    {
        // Below −18 the result is −1. Half the result is computed first: 2^128 is no number.
        V inRange = V.Max(V.Min(x, V.Broadcast(ExpHighest)), V.Broadcast(-18f));
        V n = V.Round(inRange * V.Broadcast(Log2E));
        V half = V.Scale(V.Broadcast(0.5f), n);
        V y = V.MultiplyAdd(Expm1OfRemainder(Remainder(inRange, n)), half, half - V.Broadcast(0.5f));
        return V.Select(V.LessThan(V.Abs(x), V.Broadcast(1e-30f)), x, y + y);
    }

    /// <summary>
    /// m / (m + 2) with m = e^(2|x|) − 1, which keeps the relative accuracy of small results: at most 2.5 units in the last place off.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, ILanes<V, float>
    {
        // From 9.02 on the result is 1. The error of ln 2 in one part grows with n, and e^(2|x|) counts the less the larger it is.
        V a = V.Min(V.Abs(x), V.Broadcast(9.1f));
        V n = V.Round(a * V.Broadcast(2 * Log2E));
        V r = V.MultiplyAdd(n, V.Broadcast(-Ln2), a + a);
        V power = V.Scale(V.Broadcast(1f), n);
        V m = V.MultiplyAdd(Expm1OfRemainder(r), power, power - V.Broadcast(1f));
        return V.CopySign(m / (m + V.Broadcast(2f)), x);
    }

    /// <summary>
    /// With s = e^−|x| and q = s / (1 + s): 1 − q for x ≥ 0, s · (1 − q) for x &lt; 0. Small results keep their relative accuracy, and the
    /// rounding of 1 + s counts only by q.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V one = V.Broadcast(1f);
        V s = ExpOfNegative(x);
        V q = s / (one + s);
        V whole = V.Select(V.LessThan(x, V.Zero), s, one);
        return V.MultiplyAdd(-whole, q, whole);
    }

    /// <summary>e^−|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfNegative<V>(V x)
        where V : struct, ILanes<V, float> =>
        ExpInRange(V.Max(-V.Abs(x), V.Broadcast(ExpLowest)));

    /// <summary>e^x for x from <see cref="ExpLowest"/> to <see cref="ExpHighest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpInRange<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V n = V.Round(x * V.Broadcast(Log2E));
        return V.Scale(ExpOfRemainder(Remainder(x, n)), n);
    }

    /// <summary>x − n · ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Remainder<V>(V x, V n)
        where V : struct, ILanes<V, float> =>
        V.MultiplyAdd(n, V.Broadcast(-Ln2Low), V.MultiplyAdd(n, V.Broadcast(-Ln2High), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfRemainder<V>(V r)
        where V : struct, ILanes<V, float> =>
        V.MultiplyAdd(V.MultiplyAdd(ExpTail(r), r, V.Broadcast(1f)), r, V.Broadcast(1f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfRemainder<V>(V r)
        where V : struct, ILanes<V, float> =>
        V.MultiplyAdd(ExpTail(r), r * r, r);

    /// <summary>(e^r − 1 − r) / r² for |r| ≤ ln 2 / 2; e^r − 1 gets a relative error of 2^−26.1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V>(V r)
        where V : struct, ILanes<V, float>
    {
        V p = V.MultiplyAdd(V.Broadcast(0.0013836817f), r, V.Broadcast(0.0083671035f));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.041667752f));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.16666539f));
        return V.MultiplyAdd(p, r, V.Broadcast(0.49999997f));
    }
}
