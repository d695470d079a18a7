using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

internal static partial class DoubleFunctions
{
    // Up to here the parts of π/2 times the number of quarter turns are exact.
    private const double FewTurns = 1e6;

    /// <summary>sin x, at most 2 units in the last place off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x)
        where V : struct, ILanes<V, double>
    {
        (V n, V r) = Quadrant(x);
        V y = OfQuadrant(n, r);
        V many = V.GreaterThan(V.Abs(x), V.Broadcast(FewTurns));
        return V.Any(many) ? OfManyTurns(x, y, 0) : y;
    }

    /// <summary>cos x = sin(x + π/2), at most 2 units in the last place off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x)
        where V : struct, ILanes<V, double>
    {
        (V n, V r) = Quadrant(x);
        V y = OfQuadrant(n + V.Broadcast(1.0), r);
        V many = V.GreaterThan(V.Abs(x), V.Broadcast(FewTurns));
        return V.Any(many) ? OfManyTurns(x, y, 1) : y;
    }

    /// <summary>Replaces the lanes of <paramref name="y"/> that need the exact reduction by sin(x + <paramref name="quarters"/> · π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V OfManyTurns<V>(V x, V y, int quarters)
        where V : struct, ILanes<V, double>
    {
        for (int lane = 0; lane < V.Count; lane++)
        {
            double angle = V.GetLane(x, lane);
            if (Math.Abs(angle) > FewTurns)
            {
                y = V.WithLane(y, lane, AngleReduction.Sin(angle, quarters));
            }
        }

        return y;
    }

    /// <summary>sin(n · π/2 + r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V OfQuadrant<V>(V n, V r)
        where V : struct, ILanes<V, double>
    {
        // n mod 4 is 0: sin r, 1: cos r, 2: −sin r, 3: −cos r.
        V half = n * V.Broadcast(0.5);
        V halfFloor = V.Floor(half);
        V quarter = halfFloor * V.Broadcast(0.5);
        V square = r * r;
        V y = V.Select(V.Equal(half, halfFloor), SinNearZero(r, square), CosNearZero(square));
        return V.Select(V.Equal(quarter, V.Floor(quarter)), y, -y);
    }

    /// <summary>n = round(x / (π/2)) and x − n · π/2, with π/2 in three parts (W. J. Cody, W. Waite, 1980).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V N, V R) Quadrant<V>(V x)
        where V : struct, ILanes<V, double>
    {
        V n = V.Round(x * V.Broadcast(0.6366197723675814));
        V r = V.MultiplyAdd(n, V.Broadcast(-1.5707963267341256), x);
        r = V.MultiplyAdd(n, V.Broadcast(-6.077100506303966e-11), r);
        return (n, V.MultiplyAdd(n, V.Broadcast(-2.0222662487959506e-21), r));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinNearZero<V>(V r, V square)
        where V : struct, ILanes<V, double>
    {
        V p = V.MultiplyAdd(V.Broadcast(1.5895432780382527e-10), square, V.Broadcast(-2.5050734382501535e-08));
        p = V.MultiplyAdd(p, square, V.Broadcast(2.7557313538485147e-06));
        p = V.MultiplyAdd(p, square, V.Broadcast(-0.00019841269829358487));
        p = V.MultiplyAdd(p, square, V.Broadcast(0.00833333333332184));
        p = V.MultiplyAdd(p, square, V.Broadcast(-0.1666666666666663));
        return V.MultiplyAdd(p, r * square, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosNearZero<V>(V square)
        where V : struct, ILanes<V, double>
    {
        V p = V.MultiplyAdd(V.Broadcast(-1.135861777899239e-11), square, V.Broadcast(2.0875703150706e-09));
        p = V.MultiplyAdd(p, square, V.Broadcast(-2.755731420313207e-07));
        p = V.MultiplyAdd(p, square, V.Broadcast(2.480158728896531e-05));
        p = V.MultiplyAdd(p, square, V.Broadcast(-0.0013888888888873307));
        p = V.MultiplyAdd(p, square, V.Broadcast(0.041666666666666595));
        return V.MultiplyAdd(p, square * square, V.MultiplyAdd(square, V.Broadcast(-0.5), V.Broadcast(1.0)));
    }
}
