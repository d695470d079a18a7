using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Import.Tests;

/// <summary>Weights of Keras become those of the network, number by number, and it predicts what the original predicts.</summary>
public sealed class KerasImportTests
{
    [Theory]
    [InlineData("images.weights.h5")]
    [InlineData("images_legacy.h5")]
    [InlineData("images_legacy_model.h5")]
    public void A_convolutional_model_predicts_the_same(string file)
    {
        Check("images", new Images(seed: 3), file);
        Check("images", new ImagesDouble(seed: 3), file);
    }

    [Fact]
    public void Every_number_lies_where_the_layout_says()
    {
        // The kernel of a convolution [3, 3, 2, 4] was [4, 2, 3, 3] where the numbers were counted.
        Images network = new(seed: 3);
        network.ImportKerasWeights(Recorded.Path("images.weights.h5"));
        Span<float> kernel = network.Parameters["conv2d.kernel"].Span;
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                for (int channel = 0; channel < 2; channel++)
                {
                    for (int filter = 0; filter < 4; filter++)
                    {
                        int counted = (((((filter * 2) + channel) * 3) + row) * 3) + column;
                        Assert.Equal(Recorded.Number(counted, 0), kernel[(((((row * 3) + column) * 2) + channel) * 4) + filter]);
                    }
                }
            }
        }

        // One alpha a channel, repeated over 6 × 6 positions.
        Span<float> alpha = network.Parameters["p_re_lu.alpha"].Span;
        Assert.Equal(6 * 6 * 4, alpha.Length);
        Assert.Equal(alpha[..4].ToArray(), alpha[^4..].ToArray());
        Assert.Equal(Recorded.Number(3, 7), alpha[3]);
        Assert.Equal(Math.Abs(Recorded.Number(2, 5)) + 0.5, network.Parameters["batch_normalization.moving_variance"].Span[2]);
    }

    [Fact]
    public void Names_that_the_file_knows_are_used()
    {
        Matrices network = new(seed: 3);
        ImportReport report = network.ImportKerasWeights(Recorded.Path("matrices.weights.h5"));
        Assert.Contains("dense_2/vars/0 [8, 3] became last.kernel [8, 3]", report.ToString());
        Recorded.Predicts("matrices", network);
    }

    [Theory]
    [InlineData("matrices.weights.h5")]
    [InlineData("matrices_mixed.weights.h5")]
    public void Any_floating_point_format_is_widened(string file)
    {
        Check("matrices", new MatricesDouble(seed: 3), file);
        Check("matrices", new Matrices(seed: 4), file);
    }

    [Theory]
    [InlineData("table.weights.h5")]
    [InlineData("table_legacy.h5")]
    public void Adapted_statistics_come_in_and_their_count_is_passed_over(string file)
    {
        Table network = new(seed: 3);
        ImportReport report = network.ImportKerasWeights(Recorded.Path(file));

        Assert.Equal(network.Parameters.Names.Order(), report.Taken.Select(tensor => tensor.Network).Order());
        Assert.Empty(report.LeftOver);
        Assert.Empty(report.Differences);
        Assert.Equal(Recorded.Number(2, 0), network.Parameters["normalization.mean"].Span[2]);
        Assert.Equal(Math.Abs(Recorded.Number(3, 1)) + 0.5, network.Parameters["normalization.variance"].Span[3]);
        Assert.Equal([Recorded.Number(0, 4)], network.Parameters["normalization_1.mean"].Span.ToArray());
        Recorded.Predicts("table", network);
    }

    [Fact]
    public void Layers_can_be_paired_by_hand()
    {
        MatricesDouble network = new(seed: 3);
        double[] last = network.Parameters["dense_2.kernel"].Span.ToArray();
        ImportReport report = network.ImportKerasWeights(
            Recorded.Path("matrices.weights.h5"),
            new() { Layers = [("dense_1", "dense_1"), ("dense", "dense")], Ignore = ["dense_2"], Strict = false });
        Assert.Equal(["dense.kernel", "dense.bias", "dense_1.kernel", "dense_1.bias"], report.Taken.Select(tensor => tensor.Network));
        Assert.Equal(["dense_2.kernel", "dense_2.bias"], report.Missing);
        Assert.Empty(report.LeftOver);
        Assert.StartsWith("4 of 6 weights were brought in", report.ToString());
        Assert.Equal(last, network.Parameters["dense_2.kernel"].Span.ToArray());
        Assert.Equal(Recorded.Number(8, 0), network.Parameters["dense.kernel"].Span[2]);
    }

    [Fact]
    public void Another_head_is_refused_or_left_out()
    {
        OtherHead network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(Recorded.Path("matrices.weights.h5")));
        Assert.Equal(
            [
                "'layers/dense_2/vars/0' of the file is [8, 3], but 'dense_2.kernel' of the network is [8, 5]; declare the layer with the sizes of the original, or pair other layers in Layers",
                "'layers/dense_2/vars/1' of the file is [3], but 'dense_2.bias' of the network is [5]; declare the layer with the sizes of the original, or pair other layers in Layers",
            ],
            exception.Differences);
        Assert.Contains("matrices.weights.h5", exception.Message);
        Assert.Contains("no weight was changed", exception.Message);
        Assert.Equal(before, network.Parameters.Span.ToArray());

        ImportReport report = network.ImportKerasWeights(Recorded.Path("matrices.weights.h5"), new() { Strict = false });
        Assert.Equal(4, report.Taken.Count);
        Assert.Equal(["layers/dense_2/vars/0", "layers/dense_2/vars/1"], report.LeftOver);
        Assert.Equal(exception.Differences, report.Differences);
    }

    [Fact]
    public void Layers_without_a_counterpart_are_named_with_their_shapes()
    {
        Shallow network = new(seed: 3);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(Recorded.Path("matrices.weights.h5")));
        Assert.Equal(4, exception.Differences.Count);
        Assert.Contains("'dense_2' ([8, 3], [3]) of the file has no counterpart in the network; name it in Ignore", exception.Differences[0]);
        Assert.Contains("has 2 tensors, but 'dense' (Dense; kernel [4, 8]) of the network has 1", exception.Differences[1]);
        Assert.Contains("UseBias", exception.Differences[1]);
        Assert.Contains("is [8, 8], but 'dense_1.kernel' of the network is [8, 3]", exception.Differences[2]);

        exception = Assert.Throws<CheckpointException>(() => new Images(1).ImportKerasWeights(Recorded.Path("matrices.weights.h5")));
        Assert.Contains(exception.Differences, d => d.StartsWith("'conv2d' (Conv2D; kernel [3, 3, 2, 4], bias [4]) of the network has no counterpart"));
    }

    [Theory]
    [InlineData("dens", "dense", "Layers names the layer 'dens', which the file does not have")]
    [InlineData("dense", "dens", "Layers names the layer 'dens', which the network does not have")]
    public void A_wrong_name_is_answered_with_the_right_ones(string file, string layer, string message)
    {
        MatricesDouble network = new(seed: 3);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(
            Recorded.Path("matrices.weights.h5"), new() { Layers = [(file, layer)], Strict = false }));
        Assert.Contains(message, exception.Message);
        Assert.Contains("'dense', 'dense_1', 'dense_2'", exception.Message);
    }

    [Fact]
    public void Weights_of_another_kind_are_no_Keras_file()
    {
        Matrices network = new(seed: 3);
        Assert.Contains("no HDF5 file", Assert.Throws<CheckpointException>(() => network.ImportKerasWeights(Recorded.Path("images.safetensors"))).Message);
        Assert.Throws<FileNotFoundException>(() => network.ImportKerasWeights(Recorded.Path("none.h5")));
    }

    private static void Check<T>(string original, Network<T> network, string file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ImportReport report = network.ImportKerasWeights(Recorded.Path(file));
        Assert.Equal(network.Parameters.Names.Order(), report.Taken.Select(tensor => tensor.Network).Order());
        Assert.Empty(report.Missing);
        Assert.Empty(report.LeftOver);
        Assert.Empty(report.Differences);
        Recorded.Predicts(original, network);
    }
}
