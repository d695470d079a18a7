using System.Numerics.Tensors;

namespace Backprop.Tensors.Tests;

public sealed class TensorDataTests
{
    private const int Samples = 20;

    private static readonly float[] Pixels = [.. Enumerable.Range(0, Samples * 24).Select(i => (i * 37 % 101 / 50f) - 1)];
    private static readonly int[] Classes = [.. Enumerable.Range(0, Samples).Select(i => i % 5)];

    [Fact]
    public void Training_on_tensors_has_the_bits_of_training_on_their_arrays()
    {
        Tensor<float> images = Tensor.Create(Pixels, [Samples, 4, 3, 2]);
        Tensor<int> labels = Tensor.Create(Classes, [Samples]);
        float[] expected = Train(new(Pixels, Classes));

        Assert.Equal(expected, Train(images.ToDataSet(labels)));
        Assert.Equal(expected, Train(images.AsReadOnlyTensorSpan().ToDataSet(labels.AsReadOnlyTensorSpan())));

        float[] weights = [.. Classes.Select(label => 1f + label)];
        Assert.Equal(Train(new(Pixels, Classes, weights)), Train(images.ToDataSet(labels, Tensor.Create(weights, [Samples]))));

        static float[] Train(DataSet<float> data)
        {
            var network = new Classifier(seed: 3);
            network.Fit(data, 3, 8, verbosity: Verbosity.None);
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void A_row_major_tensor_is_not_copied_and_a_span_is()
    {
        float[] pixels = [.. Pixels];
        Tensor<float> images = Tensor.Create(pixels, [Samples, 4, 3, 2]);
        DataColumn<float> seen = images.ToColumn();
        DataColumn<float> copied = images.AsReadOnlyTensorSpan().ToColumn();
        pixels[5] = 77;

        Assert.Equal(77, seen.Values.Span[5]);
        Assert.Equal(Pixels[5], copied.Values.Span[5]);
        Assert.Equal([4, 3, 2], seen.Shape!);
        Assert.Equal(pixels.Length, seen.Length);
        using System.Buffers.MemoryHandle handle = seen.Values.Pin();
    }

    [Fact]
    public void A_tensor_with_other_strides_is_read_in_its_own_order()
    {
        // [feature, sample] seen as [sample, feature].
        double[] byFeature = [.. Enumerable.Range(0, 3 * Samples).Select(i => (double)i)];
        Tensor<double> transposed = Tensor.PermuteDimensions(Tensor.Create(byFeature, [3, Samples]), [1, 0]);
        DataColumn<double> column = transposed.ToColumn();

        Assert.Equal([3], column.Shape!);
        Assert.Equal([0, Samples, 2.0 * Samples, 1, Samples + 1], column.Values.Span[..5].ToArray());

        // Every second sample.
        var strided = new ReadOnlyTensorSpan<double>(byFeature, [10, 3], [6, 1]);
        Assert.Equal([0, 1, 2, 6, 7], strided.ToColumn().Values.Span[..5].ToArray());
        Assert.Equal(new[] { 4, 5, 6, 7 }, new ReadOnlyTensorSpan<int>([4, 5, 6, 7], [4]).ToLabels<float>().Labels.ToArray());
    }

    [Fact]
    public void Targets_of_one_element_may_lack_their_dimension()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => i / 30.0)];
        double[] y = [.. Enumerable.Range(0, 10).Select(i => i / 10.0)];
        Tensor<double> inputs = Tensor.Create(x, [10, 3]);
        var network = new Curve();
        double loss = network.Evaluate(new(x, y)).Loss;

        Assert.Equal(loss, network.Evaluate(inputs.ToDataSet(Tensor.Create(y, [10]))).Loss);
        Assert.Equal(loss, network.Evaluate(inputs.ToDataSet(Tensor.Create(y, [10, 1]))).Loss);
        Assert.Equal(loss, network.Evaluate(inputs.AsReadOnlyTensorSpan().ToDataSet(new ReadOnlyTensorSpan<double>(y, [10]))).Loss);
    }

    [Fact]
    public void Several_inputs_and_outputs_are_columns()
    {
        Tensor<float> a = Tensor.Create(new float[30], [10, 3]);
        Tensor<float> b = Tensor.Create(new float[20], [10, 2]);
        Tensor<float> score = Tensor.Create(new float[10], [10]);
        Tensor<int> kind = Tensor.Create(new int[10], [10]);
        var data = new DataSet<float>([b.ToColumn("b"), a.ToColumn("a")], [score.ToColumn("score"), kind.ToLabels<float>("kind")], count: 10);

        Assert.Equal(10, new Pair().Evaluate(data).Samples);
        Assert.Equal(4, new Pair().Evaluate(data.Slice(3, 4)).Samples);
    }

    [Fact]
    public void Shapes_are_checked_when_a_network_is_met()
    {
        Tensor<int> labels = Tensor.Create(Classes, [Samples]);
        Refused(
            "has samples of shape [24] for input 'input', which is declared with [4, 3, 2]",
            () => new Classifier().Fit(Tensor.Create(Pixels, [Samples, 24]).ToDataSet(labels), verbosity: Verbosity.None));
        Refused(
            "[3, 4, 2]", () => new Classifier().Evaluate(Tensor.Create(Pixels, [Samples, 3, 4, 2]).ToDataSet(labels).Slice(0, 7)));
        Refused(
            "The inputs are a tensor of shape [20, 4, 3, 2] and the labels one of shape [10]",
            () => Tensor.Create(Pixels, [Samples, 4, 3, 2]).ToDataSet(Tensor.Create(Classes[..10], [10])));
        Refused(
            "has samples of shape [2] for output 'dense_1', which is declared with [1]",
            () => new Curve().Evaluate(Tensor.Create(new double[6], [2, 3]).ToDataSet(Tensor.Create(new double[4], [2, 2]))));
        Refused(
            "has samples of shape [2] for output 'dense_1', which is declared with []",
            () => new Classifier().Evaluate(Tensor.Create(Pixels, [Samples, 4, 3, 2]).ToDataSet(Tensor.Create(new int[40], [20, 2]))));

        static void Refused(string part, Func<object> action) => Assert.Contains(part, Assert.Throws<ArgumentException>(action).Message);
    }
}
