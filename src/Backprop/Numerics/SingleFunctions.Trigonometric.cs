using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

internal static partial class SingleFunctions
{
    // Up to here the parts of π/2 times the number of quarter turns are exact.
    private const float FewTurns = 8192f;

    /// <summary>sin x, at most 2 units in the last place off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x)
        where V : struct, ILanes<V, float>
    {
        (V n, V r) = Quadrant(x);
        V y = OfQuadrant(n, r);
        V many = V.GreaterThan(V.Abs(x), V.Broadcast(FewTurns));
        return V.Any(many) ? OfManyTurns(x, y, 0) : y;
    }

    /// <summary>cos x = sin(x + π/2), at most 2 units in the last place off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x)
        where V : struct, ILanes<V, float>
    {
        (V n, V r) = Quadrant(x);
        V y = OfQuadrant(n + V.Broadcast(1f), r);
        V many = V.GreaterThan(V.Abs(x), V.Broadcast(FewTurns));
        return V.Any(many) ? OfManyTurns(x, y, 1) : y;
    }

    /// <summary>Replaces the lanes of <paramref name="y"/> that need the exact reduction by sin(x + <paramref name="quarters"/> · π/2).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V OfManyTurns<V>(V x, V y, int quarters)
        where V : struct, ILanes<V, float>
    {
        for (int lane = 0; lane < V.Count; lane++)
        {
            float angle = V.GetLane(x, lane);
            if (MathF.Abs(angle) > FewTurns)
            {
                y = V.WithLane(y, lane, (float)AngleReduction.Sin(angle, quarters));
            }
        }

        return y;
    }

    /// <summary>sin(n · π/2 + r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfQuadrant<V>(V n, V r)
        where V : struct, ILanes<V, float>
    {
        // n mod 4 is 0: sin r, 1: cos r, 2: −sin r, 3: −cos r.
        V half = n * V.Broadcast(0.5f);
        V halfFloor = V.Floor(half);
        V quarter = halfFloor * V.Broadcast(0.5f);
        V square = r * r;
        V y = V.Select(V.Equal(half, halfFloor), SinNearZero(r, square), CosNearZero(square));
        return V.Select(V.Equal(quarter, V.Floor(quarter)), y, -y);
    }

    /// <summary>n = round(x / (π/2)) and x − n · π/2, with π/2 in four parts (W. J. Cody, W. Waite, 1980).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V N, V R) Quadrant<V>(V x)
        where V : struct, ILanes<V, float>
    {
        V n = V.Round(x * V.Broadcast(0.636619772f));
        V r = V.MultiplyAdd(n, V.Broadcast(-1.5703125f), x);
        r = V.MultiplyAdd(n, V.Broadcast(-0.0004837513f), r);
        r = V.MultiplyAdd(n, V.Broadcast(-7.5495336e-08f), r);
        return (n, V.MultiplyAdd(n, V.Broadcast(-2.563344e-12f), r));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinNearZero<V>(V r, V square)
        where V : struct, ILanes<V, float>
    {
        V p = V.MultiplyAdd(V.Broadcast(-0.00019517897f), square, V.Broadcast(0.008332187f));
        p = V.MultiplyAdd(p, square, V.Broadcast(-0.16666655f));
        return V.MultiplyAdd(p, r * square, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosNearZero<V>(V square)
        where V : struct, ILanes<V, float>
    {
        V p = V.MultiplyAdd(V.Broadcast(2.4432327e-05f), square, V.Broadcast(-0.001388731f));
        p = V.MultiplyAdd(p, square, V.Broadcast(0.041666646f));
        return V.MultiplyAdd(p, square * square, V.MultiplyAdd(square, V.Broadcast(-0.5f), V.Broadcast(1f)));
    }
}
