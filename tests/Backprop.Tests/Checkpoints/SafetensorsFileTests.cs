using Backprop.Runtime;
using Backprop.Tests.Runtime;

namespace Backprop.Tests.Checkpoints;

public sealed class SafetensorsFileTests
{
    private static readonly (string, int[])[] OddNames =
    [
        ("residual_block_1/dense.kernel", [3, 5]), ("residual_block_1/dense.bias", [5]), ("größe\"\\\n\u0001.λ", [2, 2, 2]), ("一", [17]),
    ];

    [Fact]
    public void A_saved_file_loads_into_another_object_with_the_same_bits()
    {
        var saved = new LinearNetwork<float>(5, 3);
        saved.TrainOnBatch([1, 2, 3, 4, 5], [1f, 2, 3]);
        var loaded = new LinearNetwork<float>(5, 3);
        using var folder = new TemporaryFolder();
        string path = folder.File("weights.safetensors");

        saved.Save(path);
        loaded.Load(path);

        Assert.NotEqual(new LinearNetwork<float>(5, 3).Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        Assert.Equal(saved.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        Assert.Equal(["weights.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void The_file_is_what_the_format_says()
    {
        var network = new TensorNetwork<float>(("dense.kernel", [1, 2]), ("dense.bias", [2]));
        byte[] file = SafetensorsFile.Of(network);
        string header = SafetensorsFile.HeaderOf(file);
        int at = header.IndexOf("crc32c", StringComparison.Ordinal) + 9;
        string checksum = header[at..(at + 8)];
        uint expected = BitByBit([.. file[8..(8 + at)], .. "00000000"u8, .. file[(16 + at)..]]);

        Assert.Equal(
            """
            {"__metadata__":{"format":"backprop.gen","backprop.gen.version":"1","network":"Tensors","crc32c":"00000000"},
            "dense.kernel":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
            "dense.bias":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}
            """.ReplaceLineEndings(""),
            header.TrimEnd(' ').Replace(checksum, "00000000"));
        Assert.Equal(0, header.Length % 8);
        Assert.Equal(SafetensorsFile.Singles(1, 1 + (1 / 64f), 2, 2 + (1 / 64f)), SafetensorsFile.DataOf(file));
        Assert.Equal(expected.ToString("x8"), checksum);
    }

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        var crc = new Crc32C();
        crc.Add("1234"u8);
        crc.Add("56789"u8);
        Assert.Equal(0xE3069283u, crc.Value);
        Assert.Equal(0xE3069283u, BitByBit("123456789"u8.ToArray()));
    }

    [Fact]
    public void Any_name_and_shape_comes_back()
    {
        var saved = new TensorNetwork<double>(OddNames);
        var loaded = new TensorNetwork<double>(OddNames);
        loaded.Parameters.Span.Clear();
        loaded.Load(SafetensorsFile.Of(saved));
        Assert.Equal(saved.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        loaded.Parameters.Span.Clear();
        loaded.LoadFromPipe(SafetensorsFile.Of(saved));
        Assert.Equal(saved.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
    }

    [Fact]
    public void Large_tensors_come_back_across_the_limits_of_the_pieces()
    {
        (string, int[])[] tensors = [("a", [300_001]), ("b", [3]), ("c", [1023, 511])];
        var saved = new TensorNetwork<float>(tensors);
        var loaded = new TensorNetwork<float>(tensors);
        loaded.Parameters.Span.Clear();
        loaded.Load(SafetensorsFile.Of(saved));
        Assert.Equal(saved.Parameters.Span, loaded.Parameters.Span);
    }

    [Fact]
    public void Two_networks_may_lie_in_one_file_one_behind_the_other()
    {
        var network = new TensorNetwork<float>(OddNames);
        byte[] file = SafetensorsFile.Of(network);
        using var stream = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };
        network.Load(stream);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Files_of_others_load_in_any_order_and_with_any_metadata()
    {
        byte[] file = SafetensorsFile.Of(
            """
             {"b":{"shape":[],"data_offsets":[8,12],"dtype":"F32"},"__metadata__":{"format":"pt","x":"\u00e4"},
            "a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}   
            """.Trim(),
            SafetensorsFile.Singles(1.5f, -2.5f, 7));
        var network = new TensorNetwork<float>(("a", [2, 1]), ("b", []));
        network.Load(file);
        Assert.Equal([1.5f, -2.5f], network.Parameters["a"].Span.ToArray());
        Assert.Equal([7f], network.Parameters["b"].Span.ToArray());
    }

    [Fact]
    public void Numbers_of_another_type_are_converted()
    {
        var single = new TensorNetwork<float>(("a", [3]));
        var wide = new TensorNetwork<double>(("a", [3]));

        wide.Load(SafetensorsFile.Of(single));
        Assert.Equal([1, 1 + (1 / 64.0), 1 + (2 / 64.0)], wide.Parameters["a"].Span.ToArray());

        single.Load(File("F64", SafetensorsFile.Doubles(0.1, double.NegativeInfinity, 1e-50)));
        Assert.Equal([0.1f, float.NegativeInfinity, 0], single.Parameters["a"].Span.ToArray());

        Half[] halves = [(Half)0.1, Half.Epsilon, Half.MaxValue];
        single.Load(File("F16", [.. halves.SelectMany(BitConverter.GetBytes)]));
        Assert.Equal(halves.Select(half => (float)half), single.Parameters["a"].Span.ToArray());

        // bfloat16: 0x3FC0 = 1.5, 0xC000 = −2, 0x7F80 = ∞.
        wide.Load(File("BF16", 0xC0, 0x3F, 0x00, 0xC0, 0x80, 0x7F));
        Assert.Equal([1.5, -2, double.PositiveInfinity], wide.Parameters["a"].Span.ToArray());

        Assert.Contains("Element 1 of 'a' is too large", single.Refuse(File("F64", SafetensorsFile.Doubles(1, 1e39, 0))).Message);

        static byte[] File(string type, params byte[] data) =>
            SafetensorsFile.Of($$$"""{"a":{"dtype":"{{{type}}}","shape":[3],"data_offsets":[0,{{{data.Length}}}]}}""", data);
    }

    [Fact]
    public void A_file_of_another_architecture_is_refused_with_all_differences()
    {
        byte[] file = SafetensorsFile.Of(new TensorNetwork<float>(("dense.kernel", [4, 3]), ("dense.bias", [3]), ("dense_1.kernel", [3, 3])));
        var network = new TensorNetwork<float>(("dense.kernel", [3, 4]), ("dense.bias", [3]), ("dense_2.kernel", [3, 3]));

        CheckpointException exception = network.Refuse(file);

        Assert.Equal(
            [
                "'dense.kernel' is [4, 3] in the file but [3, 4] in the network",
                "'dense_1.kernel' [3, 3] is in the file but not in the network",
                "'dense_2.kernel' [3, 3] is in the network but not in the file",
            ],
            exception.Differences);
        Assert.All(exception.Differences, difference => Assert.Contains(difference, exception.Message));
    }

    [Fact]
    public void A_long_list_of_differences_is_cut()
    {
        var network = new TensorNetwork<float>(("a", [1]));
        CheckpointException exception = network.Refuse(
            SafetensorsFile.Of(new TensorNetwork<float>([.. Enumerable.Range(0, 120).Select(i => ($"layer{i}", (int[])[1]))])));
        Assert.Equal(50, exception.Differences.Count);
        Assert.EndsWith("and 71 more", exception.Message);
    }

    [Fact]
    public void A_missing_file_is_missing_and_a_bad_one_is_named()
    {
        var network = new TensorNetwork<float>(("a", [1]));
        using var folder = new TemporaryFolder();
        Assert.Throws<FileNotFoundException>(() => network.Load(folder.File("none.safetensors")));
        File.WriteAllText(folder.File("bad.safetensors"), "not a safetensors file");
        Assert.Contains("bad.safetensors", Assert.Throws<CheckpointException>(() => network.Load(folder.File("bad.safetensors"))).Message);
    }

    // The definition: division by the polynomial 0x1EDC6F41, bits reflected.
    private static uint BitByBit(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
            }
        }

        return ~crc;
    }
}
