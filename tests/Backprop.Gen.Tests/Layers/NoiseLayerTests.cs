namespace Backprop.Gen.Tests.Layers;

public sealed class NoiseLayerTests
{
    private const int Samples = 4000;

    [Theory]
    [InlineData("SpatialDropout1D(0.5)")]
    [InlineData("AlphaDropout(0.5)")]
    [InlineData("GaussianDropout(0.5)")]
    [InlineData("GaussianNoise(0.5)")]
    [InlineData("ActivityRegularization(L1 = 1)")]
    public void Prediction_passes_the_input_on(string layer)
    {
        double[] x = [1, -2, 3, 0.5, -0.25, 4];

        Assert.Equal(x, LayerRun.Output($"Input(2, 3), {layer}", 1, false, [], x));
    }

    [Theory]
    [InlineData("SpatialDropout1D(0)")]
    [InlineData("AlphaDropout(0)")]
    [InlineData("GaussianDropout(0)")]
    [InlineData("GaussianNoise(0)")]
    public void No_noise_is_no_noise_in_training_either(string layer)
    {
        double[] x = [1, -2, 3, 0.5, -0.25, 4];

        Assert.Equal(x, LayerRun.Output($"Input(2, 3), {layer}", 1, true, [], x));
    }

    [Fact]
    public void Spatial_dropout_drops_whole_channels()
    {
        double[] y = LayerRun.Output("Input(2, 3, 4), SpatialDropout2D(0.25)", Samples, true, [], Numbers(Samples * 24, _ => 1));

        double[][] images = [.. y.Chunk(24)];
        Assert.All(images, image => Assert.All(Enumerable.Range(0, 24), f => Assert.Equal(image[f % 4], image[f])));
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - (1 / 0.75)) < 1e-15));

        // 16 000 draws: standard error 0.0034.
        Assert.InRange(images.Average(i => i[..4].Average(v => v == 0 ? 1.0 : 0)), 0.25 - 0.017, 0.25 + 0.017);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Alpha_dropout_keeps_mean_and_variance_of_what_SELU_makes(double rate)
    {
        Random random = new(5);
        double[] x = Numbers(Samples * 4, _ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        double[] y = LayerRun.Output($"Input(4), AlphaDropout({rate.ToString(System.Globalization.CultureInfo.InvariantCulture)})", Samples, true, [], x);

        double mean = y.Average();
        Assert.InRange(mean, -0.05, 0.05);
        Assert.InRange(y.Average(v => (v - mean) * (v - mean)), 0.92, 1.08);
        double dropped = y.GroupBy(v => v).Where(g => g.Count() > 1).Sum(g => g.Count()) / (double)y.Length;
        Assert.InRange(dropped, rate - 0.02, rate + 0.02);
    }

    [Fact]
    public void Gaussian_dropout_has_the_variance_of_dropout()
    {
        double[] y = LayerRun.Output("Input(4), GaussianDropout(0.2)", Samples, true, [], Numbers(Samples * 4, _ => 2));

        // Variance 0.25 of the factor: standard errors 0.008 and 0.011.
        double mean = y.Average();
        Assert.InRange(mean, 1.96, 2.04);
        Assert.InRange(y.Average(v => (v - mean) * (v - mean)), 0.94, 1.06);
    }

    [Fact]
    public void Activity_regularization_adds_sums_over_the_batch_as_Keras_3_does()
    {
        // keras.layers.ActivityRegularization(l1=0.2, l2=0.3) of [2] costs 2 · 0.2 + 4 · 0.3, and the loss is a mean.
        double once = LayerRun.Run("Input(1), ActivityRegularization(L1 = 0.2, L2 = 0.3)", 1, true, [], [2.0]).Loss;
        double three = LayerRun.Run("Input(1), ActivityRegularization(L1 = 0.2, L2 = 0.3), Rescaling(0)", 3, false, [], [2.0, -1, 0]).Loss;

        Assert.Equal(4 + 1.6, once, 12);
        Assert.Equal(1.6 + 0.5, three, 12);
    }

    private static double[] Numbers(int count, Func<int, double> draw) => [.. Enumerable.Range(0, count).Select(draw)];
}
