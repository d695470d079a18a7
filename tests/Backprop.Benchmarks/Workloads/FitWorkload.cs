using System.Diagnostics;
using System.Numerics;
using Backprop.Benchmarks.Networks;
using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// F: what <c>Fit</c> costs, with a progress bar, a history and the metrics that it measures by default, as a multiple of a bare loop of
/// <c>TrainOnBatch</c>; once over rows in the order of the data, once over shuffled rows, which the loop copies into a batch. Every epoch has several
/// steps, and what they allocate is told from what an epoch does.
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
        const int Points = 8 * 10_000;
        float[] curve = SyntheticData.Uniform<float>(4 * Points, -1, 1, 1);
        float[] values = SyntheticData.Uniform<float>(4 * Points, 0, 1, 2);
        var expm = new ExpmMlp();
        const int Digits = 20_000;
        float[] images = SyntheticData.Uniform<float>(784 * Digits, 0, 1, 1);
        int[] labels = SyntheticData.Labels(Digits, 10, 2);
        var mnist = new MnistMlp();
        var big = new BigMlp();
        return
        [
            .. Of("W1", 10, seed, count => new(First(small, 10 * count), First(answers, count)), small, answers, seed.TrainOnBatch, settings),
            .. Of("W2", 10_000, expm, count => new(First(curve, 4 * count), First(values, 4 * count)), curve, values, expm.TrainOnBatch, settings),
            .. Of("W4", 32, mnist, count => new(First(images, 784 * count), First(labels, count)), images, labels, mnist.TrainOnBatch, settings),
            .. Of("W4", 128, mnist, count => new(First(images, 784 * count), First(labels, count)), images, labels, mnist.TrainOnBatch, settings),
            .. Of("W5", 128, big, count => new(First(images, 784 * count), First(labels, count)), images, labels, big.TrainOnBatch, settings),
        ];
    }

    private static IEnumerable<ResultLine> Of<TTarget>(
        string net,
        int batch,
        Network<float> model,
        Func<int, DataSet<float>> first,
        float[] inputs,
        TTarget[] targets,
        Step<float, TTarget> step,
        Settings settings)
    {
        if (settings.Batch is { } only && only != batch)
        {
            yield break;
        }

        model.DegreeOfParallelism = settings.Threads;
        var loop = new BareLoop<float, TTarget>(inputs, targets, model.Description, batch, (x, y) => step(x, y, default));
        DataSet<float> data = first(loop.Samples);
        foreach (bool shuffle in (bool[])[false, true])
        {
            Figures ratio = Ratio(
                epochs => Fit(model, data, epochs, batch, shuffle, settings.Threads), epochs => loop.Run(epochs, shuffle), settings.Repetitions);
            (long ofStep, double ofEpoch) = Allocations(
                (samples, epochs) => Fit(model, first(samples), epochs, batch, shuffle, settings.Threads), loop.Samples, loop.Steps, batch);
            yield return new("F", batch, settings.Threads, shuffle ? "fit_over_loop_shuffled" : "fit_over_loop", ratio, ofStep, net);
            yield return new("F", batch, settings.Threads, shuffle ? "bytes_of_epoch_shuffled" : "bytes_of_epoch", new(ofEpoch, ofEpoch, ofEpoch), ofStep, net);
        }
    }

    private static ReadOnlyMemory<TElement> First<TElement>(TElement[] values, int count) => values.AsMemory(0, count);

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

    // What begins and ends a call is the same whatever its epochs are, and what begins and ends an epoch whatever its steps are: a call of four epochs less
    // one of two is two epochs, and whole epochs less half ones are steps alone.
    private static (long OfStep, double OfEpoch) Allocations(Action<int, int> fit, int samples, int steps, int batch)
    {
        long Once(int count, int epochs)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            fit(count, epochs);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        double OfEpoch(int count)
        {
            Once(count, 1);
            return (Once(count, 4) - Once(count, 2)) / 2.0;
        }

        int half = steps / 2;
        double whole = OfEpoch(samples);
        double ofStep = (whole - OfEpoch(half * batch)) / (steps - half);
        return ((long)Math.Ceiling(ofStep), whole - (steps * ofStep));
    }
}
