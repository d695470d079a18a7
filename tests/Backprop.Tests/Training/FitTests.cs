using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training;

public sealed class FitTests
{
    [Fact]
    public void Fit_equals_the_same_batches_by_hand()
    {
        (double[] x, double[] y) = NetworkStepTests.Numbers(23, 4, 2, seed: 1);
        var fitted = new LinearNetwork<double>(4, 2);
        var byHand = new LinearNetwork<double>(4, 2);

        History history = fitted.Fit(new(x, y), epochs: 2, batchSize: 10, shuffle: false, verbosity: Verbosity.None);

        var losses = new List<double>();
        for (int epoch = 0; epoch < 2; epoch++)
        {
            double a = byHand.TrainOnBatch(x.AsSpan(0, 40), y.AsSpan(0, 20));
            double b = byHand.TrainOnBatch(x.AsSpan(40, 40), y.AsSpan(20, 20));
            double c = byHand.TrainOnBatch(x.AsSpan(80, 12), y.AsSpan(40, 6));
            losses.Add(((10 * a) + (10 * b) + (3 * c)) / 23);
        }

        Assert.Equal(byHand.Parameters.Span.ToArray(), fitted.Parameters.Span.ToArray());
        Assert.Equal(losses, history["loss"], (p, q) => Math.Abs(p - q) < 1e-15);
        Assert.Equal([1, 2], history.Epochs);
        Assert.Equal(6, fitted.Iterations);
    }
}
