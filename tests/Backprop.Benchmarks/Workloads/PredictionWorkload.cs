using System.Numerics;
using Backprop.Benchmarks.Networks;

namespace Backprop.Benchmarks.Workloads;

/// <summary>W6: one sample at a time, as an application that answers requests does.</summary>
internal static class PredictionWorkload
{
    /// <summary>The networks of W1, W4 and W3.</summary>
    public static IEnumerable<ResultLine> Run(Settings settings)
    {
        if (settings.Double)
        {
            var small = new SeedMlpDouble();
            var digits = new MnistMlpDouble();
            yield return Line<double>("W1", 10, 1, small.Predict, settings);
            var convolving = new LeNet5Double();
            yield return Line<double>("W4", 784, 10, digits.Predict, settings);
            yield return Line<double>("W3", 784, 10, convolving.Predict, settings);
        }
        else
        {
            var small = new SeedMlp();
            var digits = new MnistMlp();
            yield return Line<float>("W1", 10, 1, small.Predict, settings);
            var convolving = new LeNet5();
            yield return Line<float>("W4", 784, 10, digits.Predict, settings);
            yield return Line<float>("W3", 784, 10, convolving.Predict, settings);
        }
    }

    private delegate void Prediction<T>(ReadOnlySpan<T> input, Span<T> output);

    private static ResultLine Line<T>(string net, int inputs, int outputs, Prediction<T> predict, Settings settings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] input = SyntheticData.Uniform<T>(inputs, 0, 1, 5);
        var output = new T[outputs];
        Figures seconds = Measure.Seconds(
            calls =>
            {
                for (int i = 0; i < calls; i++)
                {
                    predict(input, output);
                }
            },
            settings.Repetitions);
        long allocated = Measure.Allocations(() => predict(input, output));
        return new("W6", 1, settings.Threads, "ns_per_call", seconds.Times(1e9), allocated, net, typeof(T) == typeof(double) ? "double" : null);
    }
}
