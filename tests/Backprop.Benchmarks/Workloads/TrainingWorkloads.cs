using System.Numerics;
using Backprop.Benchmarks.Networks;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>W1 to W5: the training that <c>Fit</c> runs, loss included; no accuracy, which the peers do not compute either.</summary>
internal static class TrainingWorkloads
{
    /// <summary>W1.</summary>
    public static IEnumerable<ResultLine> SeedMlp(Settings settings)
    {
        const int Samples = 1000;
        int batch = settings.Batch ?? 10;
        return settings.Double ? Of<double>(new SeedMlpDouble()) : Of<float>(new SeedMlp());

        IEnumerable<ResultLine> Of<T>(Network<T> model)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] targets = Array.ConvertAll(SyntheticData.Labels(Samples, 2, 2), T.CreateTruncating);
            return PerStep("W1", model, new(SyntheticData.Uniform<T>(10 * Samples, -1, 1, 1), targets), Samples, batch, settings);
        }
    }

    /// <summary>W2.</summary>
    public static IEnumerable<ResultLine> ExpmMlp(Settings settings)
    {
        const int Samples = 10_000;
        int batch = settings.Batch ?? Samples;
        return settings.Double ? Of<double>(new ExpmMlpDouble()) : Of<float>(new ExpmMlp());

        IEnumerable<ResultLine> Of<T>(Network<T> model)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] inputs = SyntheticData.Uniform<T>(4 * Samples, -1, 1, 1);
            return PerStep("W2", model, new(inputs, SyntheticData.Uniform<T>(4 * Samples, 0, 1, 2)), Samples, batch, settings);
        }
    }

    /// <summary>W3.</summary>
    public static IEnumerable<ResultLine> LeNet5(Settings settings) =>
        (settings.Batch is { } one ? [one] : new[] { 32, 128, 2048 }).SelectMany(batch => settings.Double
            ? Digits("W3", new LeNet5Double(), batch, settings)
            : Digits("W3", new LeNet5(), batch, settings));

    /// <summary>W4.</summary>
    public static IEnumerable<ResultLine> MnistMlp(Settings settings) =>
        (settings.Batch is { } one ? [one] : new[] { 32, 128 }).SelectMany(batch => settings.Double
            ? Digits("W4", new MnistMlpDouble(), batch, settings).Take(1)
            : Digits("W4", new MnistMlp(), batch, settings).Take(1));

    /// <summary>W5.</summary>
    public static IEnumerable<ResultLine> BigMlp(Settings settings) => settings.Double
        ? Digits("W5", new BigMlpDouble(), settings.Batch ?? 128, settings)
        : Digits("W5", new BigMlp(), settings.Batch ?? 128, settings);

    private static IEnumerable<ResultLine> PerStep<T>(
        string workload, Network<T> model, DataSet<T> data, int samples, int batch, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int steps = (samples + batch - 1) / batch;
        Figures epoch = Measure.Seconds(epochs => Fit(model, data, epochs, batch, settings), settings.Repetitions);
        yield return new(
            workload, batch, settings.Threads, "us_per_step", epoch.Times(1e6 / steps), Allocations(model, data, steps, batch, settings), null, Name<T>());
    }

    private static IEnumerable<ResultLine> Digits<T>(string workload, Network<T> model, int batch, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Samples = 60_000;
        var data = new DataSet<T>(SyntheticData.Uniform<T>(784 * Samples, 0, 1, 1), SyntheticData.Labels(Samples, 10, 2));
        int steps = (Samples + batch - 1) / batch;
        Figures epoch = Measure.Seconds(epochs => Fit(model, data, epochs, batch, settings), settings.Repetitions);
        long allocated = Allocations(model, data, steps, batch, settings);
        yield return new(workload, batch, settings.Threads, "s_per_epoch", epoch, allocated, null, Name<T>());
        yield return new(
            workload, batch, settings.Threads, "gflops", epoch.Rate(1e-9 * Samples * NeededFlops(model)), allocated, null, Name<T>());
    }

    private static void Fit<T>(Network<T> model, DataSet<T> data, int epochs, int batch, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        model.Fit(data, epochs, batch, metrics: [], degreeOfParallelism: settings.Threads, verbosity: Verbosity.None);

    // What Fit allocates for itself is the same for one epoch and for two, but for the steps.
    private static long Allocations<T>(Network<T> model, DataSet<T> data, int steps, int batch, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long Once(int epochs)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Fit(model, data, epochs, batch, settings);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Once(1);
        return (Once(2) - Once(1)) / steps;
    }

    // Multiply-adds count 2; forward, dW and dx make 6 of each, but 4 in the first layer, whose dx nobody asks for.
    internal static double NeededFlops<T>(Network<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long[] multiplyAdds = [.. model.Description.Layers.Select(layer => layer.MultiplyAdds).Where(count => count > 0)];
        return multiplyAdds.Select((count, layer) => (layer == 0 ? 4.0 : 6.0) * count).Sum();
    }

    private static string? Name<T>() => typeof(T) == typeof(double) ? "double" : null;
}
