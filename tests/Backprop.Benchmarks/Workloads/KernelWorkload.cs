using System.Globalization;
using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// K: each kernel of a convolution by itself, on one thread, in GFLOP/s and as a fraction of the peak, which is measured right before and behind each
/// of them because a processor's frequency moves.
/// </summary>
internal static class KernelWorkload
{
    // The smallest tile, which large networks get.
    private const int Samples = 32;

    /// <summary>Two lines a kernel, then the median fraction; the table goes to standard error.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings) =>
        settings.Double ? Of(ConvolutionKernels.Double, settings) : Of(ConvolutionKernels.Single, settings);

    private static IEnumerable<ResultLine> Of<T>(IReadOnlyList<KernelCase<T>> cases, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string? precision = typeof(T) == typeof(double) ? "double" : null;
        int batch = settings.Batch ?? Samples;
        Settings once = settings with { Threads = 1, Repetitions = 1 };
        List<double> fractions = [];
        Console.Error.WriteLine($"{"convolution",-30}{"",-10}{"GFLOP/s",10}{"of peak",10}");
        Figures peak = PeakWorkload.Brief(once);
        foreach (KernelCase<T> one in cases)
        {
            Figures rate = Measure(one, batch, settings.Repetitions);
            Figures after = PeakWorkload.Brief(once);
            double best = (peak.Median + after.Median) / 2;
            peak = after;
            Figures fraction = rate.Times(1 / best);
            fractions.Add(fraction.Median);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name,-30}{one.Direction,-10}{rate.Median,10:F1}{fraction.Median,10:F2}"));
            string net = $"{one.Name} {one.Direction}";
            yield return new("K", batch, 1, "gflops", rate, 0, net, precision);
            yield return new("K", batch, 1, "fraction_of_peak", fraction, 0, net, precision);
        }

        Figures all = Figures.Of([.. fractions]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"median",-50}{all.Median,10:F2}"));
        yield return new("K", batch, 1, "fraction_of_peak", all, 0, "all", precision);
    }

    private static Figures Measure<T>(KernelCase<T> one, int samples, int repetitions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int S = (samples + 15) & ~15;
        var workspace = new AlignedBlock<T>(one.Rows * S);
        var weights = new AlignedBlock<T>(one.Weights);
        var gradients = new AlignedBlock<T>(one.Weights);
        SyntheticData.Uniform<T>(one.Rows * S, -1, 1, 1).CopyTo(workspace.Span);
        SyntheticData.Uniform<T>(one.Weights, -1, 1, 2).CopyTo(weights.Span);
        Figures seconds = Benchmarks.Measure.Seconds(
            rounds =>
            {
                for (int i = 0; i < rounds; i++)
                {
                    one.Run(ref workspace.Span[0], ref weights.Span[0], ref gradients.Span[0], S, samples);
                }
            },
            repetitions,
            warmUp: TimeSpan.FromSeconds(0.3),
            least: TimeSpan.FromSeconds(0.05));
        return seconds.Rate(1e-9 * samples * one.Flops);
    }
}
