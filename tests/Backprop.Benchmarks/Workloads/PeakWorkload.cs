using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Backprop.Numerics;

namespace Backprop.Benchmarks.Workloads;

/// <summary>P: what the processor's multiply-add units give when nothing else limits them; nothing is read from or written to memory.</summary>
internal static class PeakWorkload
{
    // Independent chains: more than latency times units of any processor so far (4 · 2), fewer than registers.
    private const int Chains = 12;
    private const int Rounds = 1_000_000;

    /// <summary>The widest vectors of this process, on the wanted number of threads.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings) =>
        [new("P", 0, settings.Threads, "gflops", Measured(settings, Measure.WarmUp, Measure.Least), 0, null, settings.Double ? "double" : null)];

    /// <summary>GFLOP/s, with no more warming up than a process needs that has run for a while.</summary>
    public static Figures Brief(Settings settings) => Measured(settings, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.05));

    private static Figures Measured(Settings settings, TimeSpan warmUp, TimeSpan least) => settings.Double
        ? Vector512.IsHardwareAccelerated ? Of<Lanes512Double, double>(settings, warmUp, least)
            : Vector256.IsHardwareAccelerated ? Of<Lanes256Double, double>(settings, warmUp, least) : Of<Lanes128Double, double>(settings, warmUp, least)
        : Vector512.IsHardwareAccelerated ? Of<Lanes512Single, float>(settings, warmUp, least)
            : Vector256.IsHardwareAccelerated ? Of<Lanes256Single, float>(settings, warmUp, least) : Of<Lanes128Single, float>(settings, warmUp, least);

    private static Figures Of<TLanes, T>(Settings settings, TimeSpan warmUp, TimeSpan least)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[settings.Threads];
        Figures seconds = Measure.Seconds(
            units =>
            {
                Thread[] others = [.. Enumerable.Range(1, settings.Threads - 1).Select(i => new Thread(() => sums[i] = Chain<TLanes, T>(units)))];
                Array.ForEach(others, thread => thread.Start());
                sums[0] = Chain<TLanes, T>(units);
                Array.ForEach(others, thread => thread.Join());
            },
            settings.Repetitions,
            warmUp,
            least);
        return sums.All(T.IsFinite)
            ? seconds.Rate(1e-9 * 2 * Chains * (double)Rounds * TLanes.Count * settings.Threads)
            : throw new InvalidOperationException("The sums of P are not finite, so the processor was not measured on ordinary numbers.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Chain<TLanes, T>(int units)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < units; i++)
        {
            sum += Rounds12<TLanes, T>();
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Rounds12<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLanes a = TLanes.Broadcast(T.CreateTruncating(0.9999)), b = TLanes.Broadcast(T.CreateTruncating(0.0001));
        TLanes c0 = a, c1 = b, c2 = a, c3 = b, c4 = a, c5 = b, c6 = a, c7 = b, c8 = a, c9 = b, c10 = a, c11 = b;
        for (int i = 0; i < Rounds; i++)
        {
            c0 = TLanes.MultiplyAdd(c0, a, b);
            c1 = TLanes.MultiplyAdd(c1, a, b);
            c2 = TLanes.MultiplyAdd(c2, a, b);
            c3 = TLanes.MultiplyAdd(c3, a, b);
            c4 = TLanes.MultiplyAdd(c4, a, b);
            c5 = TLanes.MultiplyAdd(c5, a, b);
            c6 = TLanes.MultiplyAdd(c6, a, b);
            c7 = TLanes.MultiplyAdd(c7, a, b);
            c8 = TLanes.MultiplyAdd(c8, a, b);
            c9 = TLanes.MultiplyAdd(c9, a, b);
            c10 = TLanes.MultiplyAdd(c10, a, b);
            c11 = TLanes.MultiplyAdd(c11, a, b);
        }

        return TLanes.GetLane(c0 + c1 + (c2 + c3) + (c4 + c5 + (c6 + c7)) + (c8 + c9 + (c10 + c11)), 0);
    }
}
