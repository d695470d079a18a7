using System.Buffers;
using System.Numerics.Tensors;

namespace Backprop.Tensors.Tests;

public sealed class TensorPredictionTests
{
    private const int Samples = 20;

    private static readonly float[] Pixels = [.. Enumerable.Range(0, Samples * 24).Select(i => (i * 37 % 101 / 50f) - 1)];

    [Fact]
    public void Predictions_are_those_for_spans()
    {
        var network = new Classifier(seed: 2);
        Tensor<float> images = Tensor.Create(Pixels, [Samples, 4, 3, 2]);
        Tensor<float> scores = network.Predict(images);

        Assert.Equal([Samples, 5], scores.Lengths.ToArray());
        Assert.Equal(network.Predict(Pixels), Flat(scores));
        Assert.Equal(network.Predict(Pixels), Flat(network.Predict(images.AsReadOnlyTensorSpan())));

        float[] into = new float[Samples * 5];
        network.Predict(images, new TensorSpan<float>(into, [Samples, 5]));
        Assert.Equal(network.Predict(Pixels), into);
    }

    [Fact]
    public void Other_strides_are_no_obstacle()
    {
        // Features innermost in the network, samples innermost here; the output goes to every second place.
        var network = new Curve(seed: 2);
        double[] byFeature = [.. Enumerable.Range(0, 3 * Samples).Select(i => i / 60.0)];
        double[] bySample = [.. Enumerable.Range(0, 3 * Samples).Select(i => byFeature[(i % 3 * Samples) + (i / 3)])];
        double[] spread = new double[2 * Samples];
        network.Predict(
            new ReadOnlyTensorSpan<double>(byFeature, [Samples, 3], [1, Samples]),
            new TensorSpan<double>(spread, [Samples, 2]).Slice([NRange.All, new NRange(0, 1)]));

        double[] expected = new double[Samples];
        network.Predict(bySample, expected);
        Assert.Equal(expected, spread.Where((_, i) => i % 2 == 0));
        Assert.All(spread.Where((_, i) => i % 2 == 1), value => Assert.Equal(0, value));
    }

    [Fact]
    public void One_sample_is_a_batch_of_one()
    {
        var network = new Classifier(seed: 2);
        float[] alone = Flat(network.Predict(Tensor.Create(Pixels[..24], [1, 4, 3, 2])));
        Assert.Equal(network.Predict(Pixels)[..5], alone);
        Assert.Equal(network.Predict(Pixels.AsSpan(0, 24)), alone, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        var network = new Classifier();
        Refused("[samples, 4, 3, 2] with at least one sample, but is given [20, 24]", () => network.Predict(Tensor.Create(Pixels, [Samples, 24])));
        Refused("is given [0, 4, 3, 2]", () => network.Predict(Tensor.Create(Array.Empty<float>(), [0, 4, 3, 2])));
        Refused(
            "has shape [20, 5], but it is given a tensor of shape [5, 20]",
            () =>
            {
                network.Predict(Tensor.Create(Pixels, [Samples, 4, 3, 2]), new TensorSpan<float>(new float[100], [5, 20]));
                return network;
            });
        Assert.Contains("2 inputs and 2 outputs", Assert.Throws<InvalidOperationException>(() => new Pair().Predict(Tensor.Create(new float[3], [1, 3]))).Message);
        Assert.Contains("2 inputs and 2 outputs", Assert.Throws<InvalidOperationException>(() => new Pair().PredictBatch(new float[3], new float[1])).Message);

        static void Refused(string part, Func<object> action) => Assert.Contains(part, Assert.Throws<ArgumentException>(action).Message);
    }

    private static float[] Flat(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
