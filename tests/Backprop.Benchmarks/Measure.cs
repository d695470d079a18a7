using System.Diagnostics;

namespace Backprop.Benchmarks;

/// <summary>How everything is measured.</summary>
internal static class Measure
{
    // Enough for the JIT to compile the hot loops again with what it learned, in the background.
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(0.3);

    /// <summary>Seconds of one unit of work in each repetition, after warming up.</summary>
    /// <param name="work">Does a number of units.</param>
    /// <param name="repetitions">Counted repetitions, each at least 0.3 s long.</param>
    public static Figures Seconds(Action<int> work, int repetitions) => Seconds(work, repetitions, WarmUp, Least);

    /// <summary>Seconds of one unit of work in each repetition, with another time to warm up and another least length of a repetition.</summary>
    public static Figures Seconds(Action<int> work, int repetitions, TimeSpan warmUp, TimeSpan least)
    {
        int units = 1;
        TimeSpan last;
        long began = Stopwatch.GetTimestamp();
        do
        {
            last = Time(work, units);
            if (last < least)
            {
                units *= 2;
            }
        }
        while (last < least || Stopwatch.GetElapsedTime(began) < warmUp);

        Span<double> seconds = stackalloc double[repetitions];
        foreach (ref double value in seconds)
        {
            value = Time(work, units).TotalSeconds / units;
        }

        return Figures.Of(seconds);
    }

    /// <summary>Bytes that one step allocates on the managed heap, on all threads together, rounded up.</summary>
    public static long Allocations(Action step)
    {
        const int Steps = 50;
        step();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Steps; i++)
        {
            step();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before + Steps - 1) / Steps;
    }

    private static TimeSpan Time(Action<int> work, int units)
    {
        long began = Stopwatch.GetTimestamp();
        work(units);
        return Stopwatch.GetElapsedTime(began);
    }
}
