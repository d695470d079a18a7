using System.Diagnostics;
using System.Runtime;
using Backprop.Benchmarks.Networks;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// C: the first training step of each network in this process beside its later ones, and how much of the first was the JIT's. Only the first workload
/// of a fresh process measures what a user sees; code that several networks share is compiled in the first of them. CP: the same behind <c>Prepare</c>, and how long that took.
/// </summary>
internal static class ColdStartWorkload
{
    /// <summary>Four lines a network, in µs: the first step, the compiling in it, the later steps, and what remains of the first in later steps.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings) => Run("C", settings);

    /// <summary>The same four lines and a fifth: the time in <c>Prepare</c>, in µs.</summary>
    public static IEnumerable<ResultLine> RunPrepared(Settings settings) => Run("CP", settings);

    private static IEnumerable<ResultLine> Run(string workload, Settings settings)
    {
        var small = new SeedMlp();
        float[] few = SyntheticData.Uniform<float>(10 * 10, -1, 1, 1);
        float[] truth = SyntheticData.Uniform<float>(10, 0, 1, 2);
        foreach (ResultLine line in Measured(workload, "W1", small, 10, real => Step(small, few, truth, real), settings))
        {
            yield return line;
        }

        const int Batch = 128;
        float[] pictures = SyntheticData.Uniform<float>(784 * Batch, 0, 1, 1);
        int[] labels = SyntheticData.Labels(Batch, 10, 2);
        var middle = new MnistMlp();
        foreach (ResultLine line in Measured(workload, "W4", middle, Batch, real => Step(middle, pictures, labels, real), settings))
        {
            yield return line;
        }

        var large = new BigMlp();
        foreach (ResultLine line in Measured(workload, "W5", large, Batch, real => Step(large, pictures, labels, real), settings))
        {
            yield return line;
        }
    }

    private static IEnumerable<ResultLine> Measured(string workload, string net, Network<float> network, int batch, Func<bool, double> step, Settings settings)
    {
        // The caller's own code is not the network's.
        step(false);
        long entered = Stopwatch.GetTimestamp();
        if (workload == "CP")
        {
            network.Prepare(batch);
        }

        double preparing = Stopwatch.GetElapsedTime(entered).TotalSeconds;
        TimeSpan compiledBefore = JitInfo.GetCompilationTime(currentThread: true);
        long began = Stopwatch.GetTimestamp();
        step(true);
        double first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double compiling = (JitInfo.GetCompilationTime(currentThread: true) - compiledBefore).TotalSeconds;
        Figures later = Measure.Seconds(
            steps =>
            {
                for (int i = 0; i < steps; i++)
                {
                    step(true);
                }
            },
            settings.Repetitions);
        long allocated = Measure.Allocations(() => step(true));
        yield return new(workload, batch, 1, "first_step_us", Once(1e6 * first), allocated, net);
        yield return new(workload, batch, 1, "compiling_us", Once(1e6 * compiling), allocated, net);
        yield return new(workload, batch, 1, "us_per_step", later.Times(1e6), allocated, net);
        yield return new(workload, batch, 1, "first_without_compiling_in_steps", Once((first - compiling) / later.Median), allocated, net);
        if (workload == "CP")
        {
            yield return new(workload, batch, 1, "preparing_us", Once(1e6 * preparing), allocated, net);
        }
    }

    // The spans are the caller's, too, so that a call that is not real makes them.
    private static double Step(SeedMlp network, ReadOnlySpan<float> input, ReadOnlySpan<float> target, bool real) => real ? network.TrainOnBatch(input, target) : 0;

    private static double Step(MnistMlp network, ReadOnlySpan<float> input, ReadOnlySpan<int> target, bool real) => real ? network.TrainOnBatch(input, target) : 0;

    private static double Step(BigMlp network, ReadOnlySpan<float> input, ReadOnlySpan<int> target, bool real) => real ? network.TrainOnBatch(input, target) : 0;

    private static Figures Once(double value) => new(value, value, value);
}
