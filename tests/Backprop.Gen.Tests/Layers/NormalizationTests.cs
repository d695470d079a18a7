using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Tests.Layers;

/// <summary>Keras's formula with frozen statistics, written down once more without graphs, and what becomes of it in a plan.</summary>
public sealed class NormalizationTests
{
    private static readonly double[] X = [1, -2, 0.5, 4, 0, 3, 3, 3, -1, 2, 2.5, -0.5];

    [Fact]
    public void Each_feature_of_the_last_axis_has_statistics_of_its_own()
    {
        // (1 − 2) / 2, (−2 + 1) / 0.5, (0.5 − 0.5) / 3, and so on.
        double[] expected = [-0.5, -2, 0, 1, 2, 2.5 / 3, 0.5, 8, -0.5, 0, 7, -1 / 3.0];
        Dictionary<string, double[]> weights = new() { ["mean"] = [2, -1, 0.5], ["variance"] = [4, 0.25, 9] };

        Assert.Equal(expected, LayerRun.Output("Input(2, 3), Normalization", 2, false, weights, X), Near);
        Assert.Equal(expected, LayerRun.Output("Input(2, 3), Normalization", 2, true, weights, X), Near);
        Assert.Equal(expected, LayerRun.Output("Input(2, 3), Normalization(Axis = [2])", 2, true, weights, X), Near);
        Assert.Equal(expected, LayerRun.Output("Input(2, 3), Normalization(Mean = [2, -1, 0.5], Variance = [4, 0.25, 9])", 2, true, [], X), Near);
    }

    [Theory]
    [InlineData("Axis = [1]", new[] { 0 })]
    [InlineData("Axis = [2]", new[] { 1 })]
    [InlineData("Axis = [-1, 1]", new[] { 0, 2 })]
    [InlineData("Axis = [1, 2]", new[] { 0, 1 })]
    [InlineData("Axis = [2, 3]", new[] { 1, 2 })]
    [InlineData("Axis = [1, 2, 3]", new[] { 0, 1, 2 })]
    [InlineData("Axis = []", new int[0])]
    public void Any_axes_keep_statistics(string axes, int[] kept)
    {
        int[] shape = [2, 3, 2];
        int entries = kept.Aggregate(1, (n, a) => n * shape[a]);
        double[] mean = [.. Enumerable.Range(0, entries).Select(e => (e * 0.5) - 1)];
        double[] variance = [.. Enumerable.Range(0, entries).Select(e => 0.25 + (e * e))];
        double[] expected =
        [
            .. X.Select((x, f) =>
            {
                int[] index = [f / 6, f / 2 % 3, f % 2];
                int entry = kept.Aggregate(0, (n, a) => (n * shape[a]) + index[a]);
                return (x - mean[entry]) / Math.Sqrt(variance[entry]);
            }),
        ];

        Assert.Equal(
            expected,
            LayerRun.Output($"Input(2, 3, 2), Normalization({axes})", 1, true, new() { ["mean"] = mean, ["variance"] = variance }, X), Near);
        string numbers = $"Mean = [{string.Join(", ", mean)}], Variance = [{string.Join(", ", variance)}]";
        Assert.Equal(expected, LayerRun.Output($"Input(2, 3, 2), Normalization({axes}, {numbers})", 1, false, [], X), Near);
    }

    [Fact]
    public void The_way_back_is_the_inverse()
    {
        Dictionary<string, double[]> weights = new() { ["mean"] = [2, -1, 0.5], ["variance"] = [4, 0.25, 9] };

        // 2 + 1 · 2, −1 − 2 · 0.5, 0.5 + 0.5 · 3
        Assert.Equal([4, -2, 2], LayerRun.Output("Input(3), Normalization(Invert = true)", 1, false, weights, X[..3]), Near);
        Assert.Equal(X, LayerRun.Output("Input(3), Normalization, Normalization(Invert = true)", 4, false, weights, X), Near);
        Assert.Equal(
            X, LayerRun.Output("Input(3), Normalization(Mean = [1], Variance = [2, 3, 4]), Normalization(Mean = [1], Variance = [2, 3, 4], Invert = true)", 4, false, [], X), Near);
    }

    [Fact]
    public void A_variance_of_zero_counts_as_that_of_Keras_epsilon()
    {
        Dictionary<string, double[]> weights = new() { ["mean"] = [3, 0.5], ["variance"] = [0, 1e-16] };

        Assert.Equal([0, 1e7 * (0.75 - 0.5)], LayerRun.Output("Input(2), Normalization", 1, false, weights, [3, 0.75]), Near);
        Assert.Equal([0, 1e7 * (0.75 - 0.5)], LayerRun.Output("Input(2), Normalization(Mean = [3, 0.5], Variance = [0])", 1, false, [], [3, 0.75]), Near);
        Assert.Equal([3 + 1e-7, 0.5], LayerRun.Output("Input(2), Normalization(Invert = true)", 1, false, weights, [1, 0]), Near);
    }

    [Fact]
    public void Without_numbers_there_are_frozen_weights_and_with_them_none()
    {
        Backprop.Gen.Graph.NetworkModel model = Graph.Built.Model($"[Network, Input(2, 3), Normalization, Normalization(Axis = []), Normalization(Axis = [2, 1])] {Graph.Built.Ending}");

        Assert.Equal(
            [
                "normalization.mean [3] False Zeros", "normalization.variance [3] False Ones", "normalization_1.mean [1] False Zeros",
                "normalization_1.variance [1] False Ones", "normalization_2.mean [2, 3] False Zeros", "normalization_2.variance [2, 3] False Ones",
            ],
            model.Training.Parameters.Select(p => $"{p.Name} {p.Shape} {p.Trainable} {p.Initializer.Kind}"));
        Assert.Empty(Graph.Built.Parameters($"[Network, Input(2, 3), Normalization(Mean = [1], Variance = [2])] {Graph.Built.Ending}"));
    }

    [Theory]
    [InlineData("Dense(6), Normalization, ReLU, Dense(2)")]
    [InlineData("Dense(6), Normalization(Mean = [1], Variance = [4]), Dense(2)")]
    [InlineData("Dense(3), Normalization(Mean = [1, 2, 3], Variance = [4]), ReLU, Dense(2)")]
    [InlineData("Dense(3, UseBias = false), Normalization(Invert = true), ReLU, Dense(2)")]
    public void Behind_a_product_it_is_part_of_its_kernel(string layers)
    {
        NetworkPlan plan = NetworkPlan.Of(Graph.Built.Model($"[Network, Input(4), {layers}] {Graph.Built.Ending}"));

        Assert.Empty(PlanVerifier.Verify(plan));
        Assert.DoesNotContain(plan.Predict.Steps.OfType<KernelStep>(), s => s.Node.Operation is Elementwise { IsShared: false } && s.Phase == Backprop.Gen.Graph.Phase.Forward);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a));
}
