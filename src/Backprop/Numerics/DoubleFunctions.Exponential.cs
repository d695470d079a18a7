using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

/// <summary>
/// Elementary functions of <see cref="double"/>, written once for every width. Each is at most 4 units in the last place off
/// (<see cref="Pow"/>, <see cref="Sin"/> and <see cref="Cos"/> say their own), correct for NaN, infinities, signed zeros and
/// subnormal numbers. Polynomials without another source are minimax polynomials found with the Remez exchange algorithm for the relative
/// error of the whole function, their coefficients rounded one after the other, the rest fitted again.
/// </summary>
internal static partial class DoubleFunctions
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts, as in fdlibm (Sun Microsystems, 1993): the first has 32 bits, so that its product with an exponent is
    // exact with and without fused multiply-add.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // e^710 overflows, e^−746 is below half of the smallest subnormal number.
    private const double ExpHighest = 710;
    private const double ExpLowest = -746;

    /// <summary>e^x = 2^n · e^r with n = round(x / ln 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : struct, ILanes<V, double> =>
        ExpInRange(V.Max(V.Min(x, V.Broadcast(ExpHighest)), V.Broadcast(ExpLowest)));

    /// <summary>e^x − 1 = 2^n · (e^r − 1) + (2^n − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : struct, ILanes<V, double>
    {
        // Below −38 the result is −1. Half the result is computed first: 2^1024 is no number.
        V inRange = V.Max(V.Min(x, V.Broadcast(ExpHighest)), V.Broadcast(-40.0));
        V n = V.Round(inRange * V.Broadcast(Log2E));
        V half = V.Scale(V.Broadcast(0.5), n);
        V y = V.MultiplyAdd(Expm1OfRemainder(Remainder(inRange, n)), half, half - V.Broadcast(0.5));
        return V.Select(V.LessThan(V.Abs(x), V.Broadcast(1e-290)), x, y + y);
    }

    /// <summary>
    /// With u = e^(−2|x|) − 1 and q = u / (2 + u): −tanh |x| = q = u/2 · (1 − q). Nothing cancels, and in the second form the roundings of
    /// 2 + u and of the division count by |q|/2 at most.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, ILanes<V, double>
    {
        // From 19.1 on the result is 1.
        V a = V.Max(V.CopySign(x, V.Broadcast(-1.0)), V.Broadcast(-20.0));
        V n = V.Round(a * V.Broadcast(2 * Log2E));
        V power = V.Scale(V.Broadcast(1.0), n);
        V u = V.MultiplyAdd(Expm1OfRemainder(Remainder(a + a, n)), power, power - V.Broadcast(1.0));
        V half = u * V.Broadcast(0.5);
        return V.CopySign(V.MultiplyAdd(-half, u / (u + V.Broadcast(2.0)), half), x);
    }

    /// <summary>
    /// With s = e^−|x| and q = s / (1 + s): 1 − q for x ≥ 0, s · (1 − q) for x &lt; 0. Small results keep their relative accuracy, and the
    /// rounding of 1 + s counts only by q.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V one = V.Broadcast(1.0);
        V s = ExpOfNegative(x);
        V q = s / (one + s);
        V whole = V.Select(V.LessThan(x, V.Zero), s, one);
        return V.MultiplyAdd(-whole, q, whole);
    }

    /// <summary>e^−|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfNegative<V>(V x)
        where V : struct, ILanes<V, double> =>
        ExpInRange(V.Max(-V.Abs(x), V.Broadcast(ExpLowest)));

    /// <summary>e^x for x from <see cref="ExpLowest"/> to <see cref="ExpHighest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpInRange<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V n = V.Round(x * V.Broadcast(Log2E));
        return V.Scale(ExpOfRemainder(Remainder(x, n)), n);
    }

    /// <summary>x − n · ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Remainder<V>(V x, V n)
        where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(n, V.Broadcast(-Ln2Low), V.MultiplyAdd(n, V.Broadcast(-Ln2High), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfRemainder<V>(V r)
        where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(V.MultiplyAdd(ExpTail(r), r, V.Broadcast(1.0)), r, V.Broadcast(1.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Expm1OfRemainder<V>(V r)
        where V : struct, ILanes<V, double> =>
        V.MultiplyAdd(ExpTail(r), r * r, r);

    /// <summary>(e^r − 1 − r) / r² for |r| ≤ ln 2 / 2; e^r − 1 gets a relative error of 2^−60.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V>(V r)
        where V : struct, ILanes<V, double>
    {
        V p = V.MultiplyAdd(V.Broadcast(2.0875361021424474e-09), r, V.Broadcast(2.5108996598418317e-08));
        p = V.MultiplyAdd(p, r, V.Broadcast(2.755740260153952e-07));
        p = V.MultiplyAdd(p, r, V.Broadcast(2.7557244327086064e-06));
        p = V.MultiplyAdd(p, r, V.Broadcast(2.4801587172509645e-05));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.0001984126988600876));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.0013888888888962429));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.008333333333321676));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.04166666666666651));
        p = V.MultiplyAdd(p, r, V.Broadcast(0.16666666666666677));
        return V.MultiplyAdd(p, r, V.Broadcast(0.5));
    }
}
