using Backprop.RandomNetworks.Interpretation;

namespace Backprop.Gen.Tests.Layers;

/// <summary>The formulas of Keras's documentation, written down once more without graphs: forward, in training and in prediction.</summary>
public sealed class BatchNormalizationTests
{
    private static readonly double[] X = [1, -2, 0.5, 4, 0, 3, 3, 3, -1, 2, 2.5, -0.5];

    private static readonly Dictionary<string, double[]> Weights = new()
    {
        ["gamma"] = [2, -1, 0.5],
        ["beta"] = [0.1, 0.2, -3],
        ["moving_mean"] = [0.5, -1, 0],
        ["moving_variance"] = [4, 0.25, 1],
    };

    [Fact]
    public void Training_takes_mean_and_variance_of_each_feature_over_the_samples() =>
        Assert.Equal(ByBatch(X, 1e-3), LayerRun.Output("Input(3), BatchNormalization", 4, true, Weights, X), Near);

    [Theory]
    [InlineData("4, 3", 1)]
    [InlineData("2, 3", 2)]
    [InlineData("2, 2, 3", 1)]
    [InlineData("1, 2, 3", 2)]
    public void Training_takes_them_over_all_axes_but_the_last(string shape, int samples) =>
        Assert.Equal(ByBatch(X, 0.5), LayerRun.Output($"Input({shape}), BatchNormalization(Epsilon = 0.5)", samples, true, Weights, X), Near);

    [Fact]
    public void Prediction_takes_the_moving_averages()
    {
        double[] expected =
        [
            .. X.Select((x, f) => (Weights["gamma"][f % 3] * (x - Weights["moving_mean"][f % 3]) / Math.Sqrt(Weights["moving_variance"][f % 3] + 1e-3)) + Weights["beta"][f % 3]),
        ];

        Assert.Equal(expected, LayerRun.Output("Input(2, 3), BatchNormalization", 2, false, Weights, X), Near);
        Assert.Equal(expected, LayerRun.Output("Input(2, 3), BatchNormalization(Trainable = false)", 2, true, Weights, X), Near);
    }

    [Fact]
    public void Without_scale_and_center_only_the_averages_are_left()
    {
        const string Layers = "Input(3), BatchNormalization(Scale = false, Center = false)";
        double[] expected = [.. ByBatch(X, 1e-3).Select((y, f) => (y - Weights["beta"][f % 3]) / Weights["gamma"][f % 3])];

        Assert.Equal(expected, LayerRun.Output(Layers, 4, true, Weights, X), Near);
        Assert.Equal(
            ["batch_normalization.moving_mean [3]", "batch_normalization.moving_variance [3]"],
            Graph.Built.Parameters($"[Network, {Layers}] {Graph.Built.Ending}"));
    }

    [Fact]
    public void A_batch_of_one_vector_gives_beta() =>
        Assert.Equal(Weights["beta"], LayerRun.Output("Input(3), BatchNormalization", 1, true, Weights, [7, -40, 1e6]), Near);

    [Fact]
    public void The_weights_are_those_of_Keras_and_the_averages_are_not_trained()
    {
        Backprop.Gen.Graph.NetworkModel model = Graph.Built.Model($"[Network, Input(2, 3), BatchNormalization] {Graph.Built.Ending}");

        Assert.Equal(
            ["gamma True Ones", "beta True Zeros", "moving_mean False Zeros", "moving_variance False Ones"],
            model.Training.Parameters.Select(p => $"{p.Name["batch_normalization.".Length..]} {p.Trainable} {p.Initializer.Kind}"));
        Assert.Contains(
            Backprop.Gen.Emission.LayerTable.Lines(model.Training),
            line => line.StartsWith("12 parameters (6 of them frozen)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_mean_costs_no_digits_of_the_variance()
    {
        // One position apart, 1e8 away from zero: squares of the numbers themselves would lose everything.
        double[] x = [.. Enumerable.Range(0, 64).Select(i => 1e8 + (i % 2))];
        InterpretedBatch batch = LayerRun.Run("Input(8, 1), BatchNormalization(Epsilon = 0)", 8, true, new() { ["gamma"] = [1], ["beta"] = [0] }, x);

        Assert.Equal(x.Select((_, i) => i % 2 == 0 ? -1.0 : 1), batch.Output(0), Near);
    }

    private static double[] ByBatch(double[] x, double epsilon)
    {
        double[] y = new double[x.Length];
        for (int c = 0; c < 3; c++)
        {
            double[] channel = [.. x.Where((_, f) => f % 3 == c)];
            double mean = channel.Average();
            double deviation = Math.Sqrt(channel.Average(v => (v - mean) * (v - mean)) + epsilon);
            for (int f = c; f < x.Length; f += 3)
            {
                y[f] = (Weights["gamma"][c] * (x[f] - mean) / deviation) + Weights["beta"][c];
            }
        }

        return y;
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a));
}
