using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

internal static partial class SingleFunctions
{
    /// <summary>−1, 1, or x itself where x is ±0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign<V>(V x)
        where V : struct, ILanes<V, float> =>
        V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(1f), V.Select(V.LessThan(x, V.Zero), V.Broadcast(-1f), x));

    /// <summary>|x| + |x| · P(x²) below 1, 1 − e^Q(|x|) from there on, with Q = ln(1 − erf).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V a = V.Abs(x);
        V y = V.Select(V.LessThan(a, V.Broadcast(1f)), ErfNearZero(a), V.Broadcast(1f) - ExpInRange(LogErfc(V.Min(a, V.Broadcast(4f)))));
        return V.CopySign(y, x);
    }

    /// <summary>Relative error 2^−29.4 up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfNearZero<V>(V a)
        where V : struct, ILanes<V, float>
    {
        V t = a * a;
        V p = V.MultiplyAdd(V.Broadcast(7.806903e-05f), t, V.Broadcast(-0.0007997853f));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.005187162f));
        p = V.MultiplyAdd(p, t, V.Broadcast(-0.026853347f));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.11283579f));
        p = V.MultiplyAdd(p, t, V.Broadcast(-0.37612626f));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.12837917f));
        return V.MultiplyAdd(p, a, a);
    }

    /// <summary>ln(1 − erf a) from 1 to 4, where erf rounds to 1; erf gets a relative error of 2^−29.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogErfc<V>(V a)
        where V : struct, ILanes<V, float>
    {
        V p = V.MultiplyAdd(V.Broadcast(0.0001863803f), a, V.Broadcast(-0.0029476627f));
        p = V.MultiplyAdd(p, a, V.Broadcast(0.02183805f));
        p = V.MultiplyAdd(p, a, V.Broadcast(-0.103106655f));
        p = V.MultiplyAdd(p, a, V.Broadcast(-0.638145f));
        p = V.MultiplyAdd(p, a, V.Broadcast(-1.127089f));
        return V.MultiplyAdd(p, a, V.Broadcast(-0.0003415762f));
    }
}
