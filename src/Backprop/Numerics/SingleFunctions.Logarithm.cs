using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

internal static partial class SingleFunctions
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>ln x = k · ln 2 + ln(1 + f) with √½ ≤ 1 + f &lt; √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x)
        where V : struct, ILanes<V, float>
    {
        (V k, V f) = Split(x);
        return LogLimits(x, V.MultiplyAdd(k, V.Broadcast(Ln2High), LogOfOnePlus(f, k * V.Broadcast(Ln2Low))));
    }

    /// <summary>As <see cref="Log"/> of 1 + x, but f comes from x itself, without the rounding of 1 + x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V one = V.Broadcast(1f);
        V sum = one + x;
        V k = V.Exponent(sum);
        V power = V.Scale(one, -k);
        V f = V.MultiplyAdd(x, power, power - one);
        V y = LogLimits(sum, V.MultiplyAdd(k, V.Broadcast(Ln2High), LogOfOnePlus(f, k * V.Broadcast(Ln2Low))));
        return V.Select(V.LessThan(V.Abs(x), V.Broadcast(1e-30f)), x, y);
    }

    /// <summary>ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x)
        where V : struct, ILanes<V, float>
    {
        // 1 + u is between 1 and 2: above √2 it is halved.
        V u = ExpOfNegative(x);
        V halve = V.GreaterThan(u, V.Broadcast(0.41421356f));
        V f = V.Select(halve, V.MultiplyAdd(u, V.Broadcast(0.5f), V.Broadcast(-0.5f)), u);
        V y = LogOfOnePlus(f, V.Zero);
        return V.Max(x, V.Zero) + V.Select(halve, y + V.Broadcast(0.693147181f), y);
    }

    /// <summary>
    /// a^b = e^(b · ln a) for a &gt; 0, with ln a in two numbers where the hardware has fused multiply-add: at most 2 units in the last place off
    /// while |b · ln a| is below 8, at most 8 elsewhere. Without it 10 and 64.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Pow<V>(V a, V b)
        where V : struct, ILanes<V, float>
    {
        V one = V.Broadcast(1f);
        (V k, V f) = Split(a);

        // ln a = k · ln 2 + f − f²/2 + …: the first three terms with their rounding errors.
        V square = f * f;
        V squareError = V.MultiplyAdd(f, f, -square);
        (V sum, V error) = Add(k * V.Broadcast(Ln2High), f);
        (sum, V error2) = Add(sum, square * V.Broadcast(-0.5f));
        V low = LogTail(f, square, k * V.Broadcast(Ln2Low)) + V.MultiplyAdd(squareError, V.Broadcast(-0.5f), error + error2);
        (V high, low) = Add(sum, low);

        V product = b * high;
        V productLow = V.MultiplyAdd(b, low, V.MultiplyAdd(b, high, -product));
        V inRange = V.Max(V.Min(product, V.Broadcast(ExpHighest)), V.Broadcast(ExpLowest));
        productLow = V.Select(V.Equal(inRange, product), productLow, V.Zero);
        V n = V.Round(inRange * V.Broadcast(Log2E));
        V y = V.Scale(ExpOfRemainder(Remainder(inRange, n) + productLow), n);

        V infinity = V.Broadcast(float.PositiveInfinity);
        V grows = V.GreaterThan(V.Select(V.GreaterThan(a, one), b, -b), V.Zero);
        y = V.Select(V.Or(V.Equal(a, V.Zero), V.Equal(a, infinity)), V.Select(grows, infinity, V.Zero), y);
        y = V.Select(V.LessThan(a, V.Zero), V.Broadcast(float.NaN), y);
        return V.Select(V.Or(V.Equal(b, V.Zero), V.Equal(a, one)), one, y);
    }

    /// <summary>a + b and the error of that sum (D. E. Knuth: "The Art of Computer Programming", volume 2, 4.2.2, theorem B).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Sum, V Error) Add<V>(V a, V b)
        where V : struct, ILanes<V, float>
    {
        V sum = a + b;
        V part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    /// <summary>k and f with x = 2^k · (1 + f) for a positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V K, V F) Split<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V subnormal = V.LessThan(x, V.Broadcast(SmallestNormal));
        V normal = V.Select(subnormal, x * V.Broadcast(33554432f), x);
        V k = V.Exponent(normal);
        V f = V.Scale(normal, -k) - V.Broadcast(1f);
        return (V.Select(subnormal, k - V.Broadcast(25f), k), f);
    }

    /// <summary>ln(1 + f) + addend for a small addend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfOnePlus<V>(V f, V addend)
        where V : struct, ILanes<V, float>
    {
        V square = f * f;
        return V.MultiplyAdd(square, V.Broadcast(-0.5f), LogTail(f, square, addend)) + f;
    }

    /// <summary>ln(1 + f) − f + f²/2 + addend; the logarithm gets a relative error of 2^−27.3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogTail<V>(V f, V square, V addend)
        where V : struct, ILanes<V, float>
    {
        V p = V.MultiplyAdd(V.Broadcast(-0.07644554f), f, V.Broadcast(0.12767842f));
        p = V.MultiplyAdd(p, f, V.Broadcast(-0.13159521f));
        p = V.MultiplyAdd(p, f, V.Broadcast(0.14200886f));
        p = V.MultiplyAdd(p, f, V.Broadcast(-0.1662333f));
        p = V.MultiplyAdd(p, f, V.Broadcast(0.20001262f));
        p = V.MultiplyAdd(p, f, V.Broadcast(-0.25000823f));
        p = V.MultiplyAdd(p, f, V.Broadcast(0.3333333f));
        return V.MultiplyAdd(f * square, p, addend);
    }

    /// <summary>ln x where x is positive and finite, else the limits: ∞, −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogLimits<V>(V x, V y)
        where V : struct, ILanes<V, float>
    {
        V outside = V.Select(V.Equal(x, V.Zero), V.Broadcast(float.NegativeInfinity), V.Broadcast(float.NaN));
        V inside = V.Select(V.LessThan(x, V.Broadcast(float.PositiveInfinity)), y, x);
        return V.Select(V.GreaterThan(x, V.Zero), inside, outside);
    }
}
