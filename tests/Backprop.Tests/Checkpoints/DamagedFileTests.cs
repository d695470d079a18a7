using System.Buffers.Binary;
using System.Text;
using Backprop.Tests.Runtime;

namespace Backprop.Tests.Checkpoints;

/// <summary>
/// Every damage is a <see cref="CheckpointException"/>, no weight changes, and no memory is allocated that the file does not justify.
/// </summary>
public sealed class DamagedFileTests
{
    // What reading and complaining cost beside the bytes of the file: exceptions with their stack traces, names, dictionaries.
    private const long Overhead = 160_000;

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var network = new LinearNetwork<float>(5, 3);
        byte[] file = SafetensorsFile.Of(network);
        for (int length = 0; length < file.Length; length++)
        {
            network.Refuse(file[..length]);
        }

        network.Refuse([.. file, 0]);
        network.Load(file);
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var network = new LinearNetwork<float>(5, 3);
        byte[] file = SafetensorsFile.Of(network);
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            network.Refuse(file);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("", "does not begin with '{'")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData(" {}", "does not begin with '{'")]
    [InlineData("{", "JSON")]
    [InlineData("{}x", "JSON")]
    [InlineData("{} {}", "JSON")]
    [InlineData("{\"a\":{}}", "lacks its dtype, shape or data_offsets")]
    [InlineData("{\"a\":[]}", "tensor 'a' is not an object")]
    [InlineData("{\"a\":1}", "tensor 'a' is not an object")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},}", "JSON")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}/**/}", "JSON")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}", "key 'x'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "key 'dtype'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}", "key 'shape'")]
    [InlineData("{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}", "something else than a text for dtype")]
    [InlineData("{\"a\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "type I32")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}", "not a list")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2e0],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[\"2\"],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[null],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}}", "no whole number")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}}", "more than 8 numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}", "is [1, 2] in the file but [2] in the network")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,9223372036854775807],\"data_offsets\":[0,8]}}", "in the file but [2]")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[[2]],\"data_offsets\":[0,8]}}", "JSON")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}", "not two numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,9]}}", "more than 2 numbers")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", "do not span 8 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "do not span 8 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}", "do not span 16 bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[9223372036854775799,9223372036854775807]}}", "leaves a hole")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", "leaves a hole")]
    [InlineData("{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}", "need 16 bytes but 8 are there")]
    [InlineData("{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}", "longer than it should be")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "something else than texts")]
    [InlineData("{\"__metadata__\":{\"a\":{}}}", "something else than texts")]
    [InlineData("{\"__metadata__\":[]}", "not an object")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "'__metadata__' twice")]
    [InlineData("{\"__metadata__\":{\"format\":\"x\",\"format\":\"x\"}}", "key twice")]
    [InlineData("{\"__metadata__\":{\"format\":\"backprop.gen\",\"backprop.gen.version\":\"2\"}}", "version 2")]
    [InlineData("{\"__metadata__\":{\"format\":\"backprop.gen\"}}", "version none")]
    [InlineData("{\"\\ud800\":{}}", "no valid Unicode")]
    public void Headers_that_are_not_exactly_right_are_refused(string header, string complaint)
    {
        var network = new TensorNetwork<float>(("a", [2]));
        Assert.Contains(complaint, network.Refuse(SafetensorsFile.Of(header, new byte[8])).Message);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\\u0061")]
    public void A_name_that_is_there_twice_is_refused(string again)
    {
        const string Entry = """{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""";
        var network = new TensorNetwork<float>(("a", [2]));
        Assert.Contains("twice", network.Refuse(SafetensorsFile.Of($$"""{"a":{{Entry}},"{{again}}":{{Entry}}}""", new byte[8])).Message);
    }

    [Fact]
    public void Overlapping_tensors_are_refused()
    {
        var network = new TensorNetwork<float>(("a", [2]), ("b", [2]));
        Assert.Contains("overlaps", network.Refuse(Offsets(0, 8, 0, 8)).Message);
        Assert.Contains("overlaps", network.Refuse(Offsets(0, 8, 4, 12)).Message);
        Assert.Contains("hole", network.Refuse(Offsets(0, 8, 12, 20)).Message);
        network.Load(Offsets(8, 16, 0, 8));

        static byte[] Offsets(int a0, int a1, int b0, int b1) => SafetensorsFile.Of(
            $"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[{a0},{a1}]}},"
            + $"\"b\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[{b0},{b1}]}}}}",
            new byte[Math.Max(a1, b1)]);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        var network = new TensorNetwork<float>(("a", [2]));
        byte[] header = Encoding.UTF8.GetBytes("""{"__metadata__":{"x":"?"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""");
        network.Load(SafetensorsFile.Of(header, new byte[8]));
        header[Array.IndexOf(header, (byte)'?')] = 0xFF;
        Assert.Contains("UTF-8", network.Refuse(SafetensorsFile.Of(header, new byte[8])).Message);
    }

    [Fact]
    public void A_checksum_that_is_no_checksum_is_refused()
    {
        var network = new TensorNetwork<float>(("a", [2]));
        foreach (string checksum in (string[])["", "0", "123456789", "ZZZZZZZZ", "\\u0030000000", "00000000"])
        {
            string header = $$$"""{"__metadata__":{"crc32c":"{{{checksum}}}"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
            Assert.Contains("checksum", network.Refuse(SafetensorsFile.Of(header, new byte[8])).Message);
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((ulong)int.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(99_999_999UL)]
    [InlineData(1_000UL)]
    public void A_header_that_claims_to_be_huge_costs_nothing(ulong length)
    {
        var network = new TensorNetwork<float>(("a", [2]));
        byte[] file = new byte[100];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        file[8] = (byte)'{';

        Assert.InRange(AllocatedBy(() => network.Load(file)), 0, Overhead);
        Assert.InRange(AllocatedBy(() => network.LoadFromPipe(file)), 0, Overhead);
    }

    [Fact]
    public void A_header_full_of_strangers_costs_less_than_the_file()
    {
        var network = new TensorNetwork<float>(("a", [2]));
        var header = new StringBuilder("{\"__metadata__\":{\"x\":\"").Append('y', 1_000_000).Append("\"}");
        for (int i = 0; i < 20_000; i++)
        {
            header.Append($",\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[1,2,3],\"data_offsets\":[0,{i}]}}");
        }

        byte[] file = SafetensorsFile.Of(header.Append('}').ToString());
        CheckpointException exception = network.Refuse(file);
        Assert.Equal(50, exception.Differences.Count);

        // The names and sentences come and go one by one; what is alive at a time is the header and a few of them.
        Assert.Contains("4096", network.Refuse(SafetensorsFile.Of($"{{\"{new string('n', 100_000)}\":{{}}}}")).Message);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var network = new TensorNetwork<float>(("a", [2]));
        string deep = new string('[', 200_000) + new string(']', 200_000);
        network.Refuse(SafetensorsFile.Of($"{{\"a\":{deep}}}"));
        network.Refuse(SafetensorsFile.Of($"{{\"a\":{{\"shape\":{deep}}}}}"));
        network.Refuse(SafetensorsFile.Of(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + new string('}', 100_000)));
    }

    internal static long AllocatedBy(Action load)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CheckpointException>(load);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
