using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

internal static partial class DoubleFunctions
{
    /// <summary>−1, 1, or x itself where x is ±0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sign<V>(V x)
        where V : struct, ILanes<V, double> =>
        V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(1.0), V.Select(V.LessThan(x, V.Zero), V.Broadcast(-1), x));

    /// <summary>|x| + |x| · P(x²) below 1, 1 − e^Q(|x|) from there on, with Q = ln(1 − erf).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V a = V.Abs(x);
        V y = V.Select(V.LessThan(a, V.Broadcast(1.0)), ErfNearZero(a), V.Broadcast(1.0) - ExpInRange(LogErfc(V.Min(a, V.Broadcast(6.0)))));
        return V.CopySign(y, x);
    }

    /// <summary>Relative error 2^−56.2 up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfNearZero<V>(V a)
        where V : struct, ILanes<V, double>
    {
        V t = a * a;
        V p = V.MultiplyAdd(V.Broadcast(5.946248418696623e-11), t, V.Broadcast(-1.136628531769301e-09));
        p = V.MultiplyAdd(p, t, V.Broadcast(1.465805097215331e-08));
        p = V.MultiplyAdd(p, t, V.Broadcast(-1.6350052588247514e-07));
        p = V.MultiplyAdd(p, t, V.Broadcast(1.6460975618085723e-06));
        p = V.MultiplyAdd(p, t, V.Broadcast(-1.4925593698526295e-05));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.00012055331045783695));
        p = V.MultiplyAdd(p, t, V.Broadcast(-0.0008548326979019184));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.005223977624786512));
        p = V.MultiplyAdd(p, t, V.Broadcast(-0.026866170645073607));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.11283791670954862));
        p = V.MultiplyAdd(p, t, V.Broadcast(-0.3761263890318375));
        p = V.MultiplyAdd(p, t, V.Broadcast(0.1283791670955126));
        return V.MultiplyAdd(p, a, a);
    }

    /// <summary>ln(1 − erf a) from 1 to 6, where erf rounds to 1; erf gets a relative error of 2^−59.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogErfc<V>(V a)
        where V : struct, ILanes<V, double>
    {
        V p = V.MultiplyAdd(V.Broadcast(1.0494797955718253e-12), a, V.Broadcast(-4.7954436239497585e-11));
        p = V.MultiplyAdd(p, a, V.Broadcast(1.0255844262142148e-09));
        p = V.MultiplyAdd(p, a, V.Broadcast(-1.3625290249352692e-08));
        p = V.MultiplyAdd(p, a, V.Broadcast(1.2569307629226072e-07));
        p = V.MultiplyAdd(p, a, V.Broadcast(-8.505012013739643e-07));
        p = V.MultiplyAdd(p, a, V.Broadcast(4.326702624977552e-06));
        p = V.MultiplyAdd(p, a, V.Broadcast(-1.651272197741005e-05));
        p = V.MultiplyAdd(p, a, V.Broadcast(4.503395496567857e-05));
        p = V.MultiplyAdd(p, a, V.Broadcast(-7.03589946739235e-05));
        p = V.MultiplyAdd(p, a, V.Broadcast(-4.4836116107772975e-05));
        p = V.MultiplyAdd(p, a, V.Broadcast(0.0006411921788762179));
        p = V.MultiplyAdd(p, a, V.Broadcast(-0.001769022620555418));
        p = V.MultiplyAdd(p, a, V.Broadcast(0.00028050787862270453));
        p = V.MultiplyAdd(p, a, V.Broadcast(0.01907814286712908));
        p = V.MultiplyAdd(p, a, V.Broadcast(-0.10274724614269302));
        p = V.MultiplyAdd(p, a, V.Broadcast(-0.636628490975976));
        p = V.MultiplyAdd(p, a, V.Broadcast(-1.1283773288247785));
        return V.MultiplyAdd(p, a, V.Broadcast(-1.7966396906236201e-07));
    }
}
