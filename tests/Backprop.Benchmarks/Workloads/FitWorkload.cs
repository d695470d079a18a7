using System.Diagnostics;
using System.Numerics;
using Backprop.Benchmarks.Networks;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// F: what <c>Fit</c> costs, with a progress bar, a history and the metrics that it measures by default, as a multiple of a bare loop of
/// <c>TrainOnBatch</c>; once over rows in the order of the data, once over shuffled rows, which the loop copies into a batch.
/// </summary>
internal static class FitWorkload
{
    private delegate double Step<T, TTarget>(ReadOnlySpan<T> input, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> weights);

    /// <summary>W1, W2, W4 and W5 in single precision.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings)
    {
        float[] small = SyntheticData.Uniform<float>(10 * 1000, -1, 1, 1);
        float[] answers = Array.ConvertAll(SyntheticData.Labels(1000, 2, 2), label => (float)label);
        var seed = new SeedMlp();
        float[] curve = SyntheticData.Uniform<float>(4 * 10_000, -1, 1, 1);
        float[] values = SyntheticData.Uniform<float>(4 * 10_000, 0, 1, 2);
        var expm = new ExpmMlp();
        const int Digits = 20_000;
        float[] images = SyntheticData.Uniform<float>(784 * Digits, 0, 1, 1);
        int[] labels = SyntheticData.Labels(Digits, 10, 2);
        var mnist = new MnistMlp();
        var big = new BigMlp();
        return
        [
            .. Of("W1", 10, seed, new(small, answers), small, answers, seed.TrainOnBatch, settings),
            .. Of("W2", 10_000, expm, new(curve, values), curve, values, expm.TrainOnBatch, settings),
            .. Of("W4", 32, mnist, new(images, labels), images, labels, mnist.TrainOnBatch, settings),
            .. Of("W4", 128, mnist, new(images, labels), images, labels, mnist.TrainOnBatch, settings),
            .. Of("W5", 128, big, new(images, labels), images, labels, big.TrainOnBatch, settings),
        ];
    }

    private static IEnumerable<ResultLine> Of<TTarget>(
        string net, int batch, Network<float> model, DataSet<float> data, float[] inputs, TTarget[] targets, Step<float, TTarget> step, Settings settings)
    {
        if (settings.Batch is { } only && only != batch)
        {
            yield break;
        }

        model.DegreeOfParallelism = settings.Threads;
        var loop = new BareLoop<float, TTarget>(inputs, targets, model.Description, batch, (x, y) => step(x, y, default));
        foreach (bool shuffle in (bool[])[false, true])
        {
            Figures ratio = Ratio(
                epochs => Fit(model, data, epochs, batch, shuffle, settings.Threads), epochs => loop.Run(epochs, shuffle), settings.Repetitions);
            long allocated = Allocations(model, data, batch, shuffle, loop.Steps, settings.Threads);
            yield return new("F", batch, settings.Threads, shuffle ? "fit_over_loop_shuffled" : "fit_over_loop", ratio, allocated, net);
        }
    }

    private static void Fit<T>(Network<T> model, DataSet<T> data, int epochs, int batch, bool shuffle, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        model.Fit(
            data, epochs, batch, shuffle, callbacks: [new ProgressBar(TextWriter.Null, Verbosity.Bar)], degreeOfParallelism: threads, verbosity: Verbosity.None);

    // Taken in turn, so that what the machine does besides meets both.
    private static Figures Ratio(Action<int> fit, Action<int> loop, int repetitions)
    {
        int epochs = 1;
        long began = Stopwatch.GetTimestamp();
        bool tooShort;
        do
        {
            tooShort = Time(fit, epochs) < Measure.Least | Time(loop, epochs) < Measure.Least;
            epochs *= tooShort ? 2 : 1;
        }
        while (tooShort || Stopwatch.GetElapsedTime(began) < Measure.WarmUp);

        double[] ratios = new double[repetitions];
        for (int i = 0; i < repetitions; i++)
        {
            ratios[i] = Time(fit, epochs) / Time(loop, epochs);
        }

        return Figures.Of(ratios);
    }

    private static TimeSpan Time(Action<int> work, int epochs)
    {
        long began = Stopwatch.GetTimestamp();
        work(epochs);
        return Stopwatch.GetElapsedTime(began);
    }

    private static long Allocations<T>(Network<T> model, DataSet<T> data, int batch, bool shuffle, int steps, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Two epochs more: an epoch allocates a little, its steps nothing.
        long Once(int epochs)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Fit(model, data, epochs, batch, shuffle, threads);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Once(1);
        return (Once(3) - Once(1)) / (2 * steps);
    }
}
