using System.Numerics;
using System.Text;
using Backprop.Runtime;

namespace Backprop.Import.Tests;

/// <summary>Weights of PyTorch become those of the network, and it predicts what the original predicts.</summary>
public sealed class PyTorchImportTests
{
    private static readonly PyTorchImportOptions ChannelsFirst = new() { FlattenOrder = FlattenOrder.ChannelsFirst };

    [Fact]
    public void A_convolutional_model_predicts_the_same()
    {
        ImportReport report = Check("images", new Images(seed: 3), "images.safetensors", ChannelsFirst);
        Assert.Contains("0.weight [4, 2, 3, 3] became conv2d.kernel [3, 3, 2, 4]", report.ToString());
        Check("images", new ImagesDouble(seed: 3), "images.safetensors", ChannelsFirst);
    }

    [Fact]
    public void Keras_and_PyTorch_bring_in_the_same_bits()
    {
        Images one = new(seed: 3), other = new(seed: 4);
        one.ImportPyTorchWeights(Recorded.Path("images.safetensors"), ChannelsFirst);
        other.ImportKerasWeights(Recorded.Path("images.weights.h5"));
        Assert.Equal(one.Parameters.Span.ToArray(), other.Parameters.Span.ToArray());
    }

    [Fact]
    public void Flattened_maps_are_explained_and_nothing_is_guessed()
    {
        Images network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(Recorded.Path("images.safetensors")));
        string difference = Assert.Single(exception.Differences);
        Assert.StartsWith("'6.weight' [5, 32] belongs behind flattened maps of [2, 2, 8] in 'dense'", difference);
        Assert.Contains("set FlattenOrder to ChannelsFirst", difference);
        Assert.Equal(before, network.Parameters.Span.ToArray());

        // Whoever permutes in PyTorch says so; the numbers are then another matrix.
        network.ImportPyTorchWeights(Recorded.Path("images.safetensors"), new() { FlattenOrder = FlattenOrder.ChannelsLast });
        Assert.Equal(Recorded.Number(1, 10), network.Parameters["dense.kernel"].Span[5]);
        network.ImportPyTorchWeights(Recorded.Path("images.safetensors"), new() { FlattenedShapes = [("dense", [])] });
        Assert.Equal(Recorded.Number(1, 10), network.Parameters["dense.kernel"].Span[5]);
    }

    [Theory]
    [InlineData("matrices_bf16.safetensors")]
    [InlineData("matrices_f64.safetensors")]
    public void Any_floating_point_format_is_converted(string file)
    {
        Check("matrices", new Matrices(seed: 3), file);
        Check("matrices", new MatricesDouble(seed: 3), file);
    }

    [Fact]
    public void A_transposed_convolution_and_names_without_order()
    {
        Enlarging network = new(seed: 3);
        ImportReport report = network.ImportPyTorchWeights(Recorded.Path("enlarging.safetensors"));
        Assert.Contains("up.weight [3, 2, 3, 3] became conv2d_transpose.kernel [3, 3, 2, 3]", report.ToString());
        Recorded.Predicts("enlarging", network);
    }

    [Fact]
    public void Batch_normalization_and_a_matrix_behind_flattened_steps()
    {
        Steps network = new(seed: 3);
        Assert.Equal(5, Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(Recorded.Path("steps_f16.safetensors"))).Differences.Count);
        network.ImportPyTorchWeights(Recorded.Path("steps_f16.safetensors"), ChannelsFirst);
        Recorded.Predicts("steps", network);
    }

    [Fact]
    public void A_separable_convolution_is_two_layers_of_PyTorch()
    {
        Separable network = new(seed: 3);
        network.ImportPyTorchWeights(Recorded.Path("separable.safetensors"));
        Recorded.Predicts("separable", network);
        Separable paired = new(seed: 4);
        paired.ImportPyTorchWeights(
            Recorded.Path("separable.safetensors"),
            new() { Layers = [("1", "separable_conv2d.pointwise"), ("0", "separable_conv2d.depthwise")] });
        Assert.Equal(network.Parameters.Span.ToArray(), paired.Parameters.Span.ToArray());
    }

    [Fact]
    public void Numbers_in_names_are_numbers()
    {
        using TemporaryFile file = new();
        Write(file.Path, ("block.10.weight", [3, 8], 0), ("block.10.bias", [3], 1), ("block.2.weight", [8, 8], 2), ("block.2.bias", [8], 3), ("block.0.weight", [8, 4], 4), ("block.0.bias", [8], 5));
        Matrices network = new(seed: 3);
        network.ImportPyTorchWeights(file.Path);
        Assert.Equal(Recorded.Number(0, 4), network.Parameters["first.kernel"].Span[0]);
        Assert.Equal(Recorded.Number(0, 2), network.Parameters["second.kernel"].Span[0]);
        Assert.Equal(Recorded.Number(0, 0), network.Parameters["last.kernel"].Span[0]);
    }

    [Fact]
    public void What_neither_names_nor_shapes_tell_is_asked_for()
    {
        using TemporaryFile file = new();
        (string, int[], int)[] tensors = [("zero.weight", [8, 8], 0), ("zero.bias", [8], 1), ("alpha.weight", [8, 8], 2), ("alpha.bias", [8], 3)];
        Write(file.Path, tensors);
        Twice network = new(seed: 3);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(file.Path));
        Assert.Equal(
            "which of the file's 'zero', 'alpha' belongs to the network's 'dense', 'dense_1' can be told neither from their names nor from their shapes; give the pairs in Layers",
            Assert.Single(exception.Differences));
        network.ImportPyTorchWeights(file.Path, new() { Layers = [("alpha", "dense_1")] });
        Assert.Equal(Recorded.Number(0, 2), network.Parameters["dense_1.kernel"].Span[0]);
        Assert.Equal(Recorded.Number(0, 0), network.Parameters["dense.kernel"].Span[0]);
    }

    [Fact]
    public void Wrong_shapes_are_said_in_both_layouts()
    {
        using TemporaryFile file = new();
        Write(file.Path, ("a.0.weight", [8, 8], 0), ("a.0.bias", [8], 1), ("a.1.weight", [9, 8], 2), ("a.1.extra", [8], 3));
        CheckpointException exception = Assert.Throws<CheckpointException>(() => new Twice(seed: 3).ImportPyTorchWeights(file.Path));
        Assert.Equal(3, exception.Differences.Count);
        Assert.StartsWith("'a.1.weight' of the file is [9, 8], but 'dense_1.kernel' [8, 8] of the network's Dense takes [8, 8]", exception.Differences[0]);
        Assert.Contains("has no bias for 'dense_1.bias' [8] of the network", exception.Differences[1]);
        Assert.StartsWith("'a.1.extra' [8] of the file has no place in 'dense_1'", exception.Differences[2]);
    }

    [Fact]
    public void Numbers_that_are_too_large_change_nothing()
    {
        using TemporaryFile file = new();
        File.WriteAllBytes(file.Path, Bytes([("0.weight", [8, 8], 0), ("0.bias", [8], 1), ("1.weight", [8, 8], 2), ("1.bias", [8], 3)], "F64", value => BitConverter.GetBytes(value == 0.25 ? 1e300 : value)));
        Twice network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        Assert.Contains("too large for this network's numbers", Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(file.Path)).Message);
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void A_file_of_this_library_is_for_Load()
    {
        using TemporaryFile file = new();
        Twice network = new(seed: 3);
        network.Save(file.Path);
        Assert.Contains("load it with Load", Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(file.Path)).Message);
    }

    [Fact]
    public void Damaged_files_are_refused()
    {
        byte[] good = Bytes([("0.weight", [8, 8], 0), ("0.bias", [8], 1), ("1.weight", [8, 8], 2), ("1.bias", [8], 3)], "F32", value => BitConverter.GetBytes((float)value));
        using TemporaryFile file = new();
        Twice network = new(seed: 3);
        float[] before = network.Parameters.Span.ToArray();
        for (int length = 0; length < good.Length; length += length < 400 ? 1 : 13)
        {
            File.WriteAllBytes(file.Path, good[..length]);
            Assert.Throws<CheckpointException>(() => network.ImportPyTorchWeights(file.Path));
        }

        int header = 8 + (int)BitConverter.ToInt64(good);
        for (int bit = 0; bit < 8 * header; bit++)
        {
            byte[] bad = [.. good];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(file.Path, bad);
            try
            {
                // A changed letter of a name may leave a file that is right.
                network.ImportPyTorchWeights(file.Path);
                before.CopyTo(network.Parameters.Span);
            }
            catch (CheckpointException)
            {
                Assert.Equal(before, network.Parameters.Span.ToArray());
            }
        }
    }

    private static ImportReport Check<T>(string original, Network<T> network, string file, PyTorchImportOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ImportReport report = network.ImportPyTorchWeights(Recorded.Path(file), options);
        Assert.Equal(network.Parameters.Names.Order(), report.Taken.Select(tensor => tensor.Network).Order());
        Assert.Empty(report.Differences);
        Recorded.Predicts(original, network);
        return report;
    }

    private static void Write(string path, params (string Name, int[] Shape, int Salt)[] tensors) =>
        File.WriteAllBytes(path, Bytes(tensors, "F32", value => BitConverter.GetBytes((float)value)));

    private static byte[] Bytes((string Name, int[] Shape, int Salt)[] tensors, string type, Func<double, byte[]> format)
    {
        List<byte> data = [];
        List<string> entries = [];
        foreach ((string name, int[] shape, int salt) in tensors)
        {
            int begin = data.Count;
            int length = shape.Aggregate(1, (product, extent) => product * extent);
            data.AddRange(Enumerable.Range(0, length).SelectMany(i => format(Recorded.Number(i, salt))));
            entries.Add($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{string.Join(",", shape)}],\"data_offsets\":[{begin},{data.Count}]}}");
        }

        byte[] header = Encoding.UTF8.GetBytes("{" + string.Join(",", entries) + "}");
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. data];
    }
}
