namespace Backprop.Gen.Tests.Layers;

/// <summary>The formulas of Keras's documentation, written down once more without graphs.</summary>
public sealed class NormalizationLayerTests
{
    private static readonly double[] X = [1, -2, 0.5, 4, 0, 3, 3, 3, -1, 2, 2.5, -0.5];
    private static readonly double[] Gamma = [2, -1, 0.5];
    private static readonly double[] Beta = [0.1, 0.2, -3];

    [Fact]
    public void LayerNormalization_normalizes_every_row()
    {
        double[] y = Run("Input(4, 3), LayerNormalization");

        Assert.Equal(X.Chunk(3).SelectMany(row => Standard(row, 1e-3).Select((v, i) => (v * Gamma[i]) + Beta[i])), y, Near);
    }

    [Fact]
    public void LayerNormalization_over_all_axes_has_a_weight_for_each_element()
    {
        Dictionary<string, double[]> weights = new() { ["gamma"] = [.. X.Select(x => x + 1)], ["beta"] = [.. X.Select(x => -x)] };

        double[] y = LayerRun.Output("Input(4, 3), LayerNormalization(-1, 1, Epsilon = 0.5)", 1, true, weights, X);

        Assert.Equal(Standard(X, 0.5).Select((v, i) => (v * (X[i] + 1)) - X[i]), y, Near);
    }

    [Fact]
    public void Without_scale_and_center_there_are_no_weights()
    {
        double[] y = LayerRun.Output("Input(4, 3), LayerNormalization(Scale = false, Center = false)", 1, false, [], X);

        Assert.Equal(X.Chunk(3).SelectMany(row => Standard(row, 1e-3)), y, Near);
    }

    [Fact]
    public void RMSNormalization_subtracts_nothing()
    {
        double[] y = LayerRun.Output("Input(4, 3), RMSNormalization", 1, true, new() { ["scale"] = Gamma }, X);

        Assert.Equal(X.Chunk(3).SelectMany(row => row.Select((x, i) => x / Math.Sqrt((row.Sum(v => v * v) / 3) + 1e-6) * Gamma[i])), y, Near);
    }

    [Fact]
    public void UnitNormalization_makes_unit_vectors_and_leaves_zero_alone()
    {
        double[] rows = LayerRun.Output("Input(2, 3), UnitNormalization", 2, true, [], [0, 0, 0, 3, 0, 4, 1, 2, 2, 0, 0, -5]);
        double[] columns = LayerRun.Output("Input(2, 3), UnitNormalization(1)", 1, true, [], [3, 0, -2, 4, 0, 0]);

        Assert.Equal([0, 0, 0, 0.6, 0, 0.8, 1 / 3.0, 2 / 3.0, 2 / 3.0, 0, 0, -1], rows, Near);
        Assert.Equal([0.6, 0, -1, 0.8, 0, 0], columns, Near);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public void GroupNormalization_normalizes_neighbouring_channels_over_all_positions(int groups)
    {
        double[] y = LayerRun.Output(
            $"Input(2, 2, 3), GroupNormalization(Groups = {groups})", 1, true, new() { ["gamma"] = Gamma, ["beta"] = Beta }, X);

        int size = groups == 1 ? 3 : 1;
        double[] expected = new double[12];
        for (int first = 0; first < 3; first += size)
        {
            int[] group = [.. Enumerable.Range(0, 12).Where(f => f % 3 >= first && f % 3 < first + size)];
            double[] normalized = Standard([.. group.Select(f => X[f])], 1e-3);
            for (int i = 0; i < group.Length; i++)
            {
                expected[group[i]] = (normalized[i] * Gamma[group[i] % 3]) + Beta[group[i] % 3];
            }
        }

        Assert.Equal(expected, y, Near);
    }

    [Fact]
    public void Samples_do_not_touch_each_other()
    {
        double[] both = LayerRun.Output("Input(2, 3), GroupNormalization(Groups = 1), LayerNormalization", 2, true, new() { ["gamma"] = Gamma, ["beta"] = Beta }, X);
        double[] second = LayerRun.Output("Input(2, 3), GroupNormalization(Groups = 1), LayerNormalization", 1, true, new() { ["gamma"] = Gamma, ["beta"] = Beta }, X[6..]);

        Assert.Equal(both[6..], second);
    }

    private static double[] Run(string layers) => LayerRun.Output(layers, 1, true, new() { ["gamma"] = Gamma, ["beta"] = Beta }, X);

    private static double[] Standard(double[] x, double epsilon)
    {
        double mean = x.Average();
        double variance = x.Average(v => (v - mean) * (v - mean));
        return [.. x.Select(v => (v - mean) / Math.Sqrt(variance + epsilon))];
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a));
}
