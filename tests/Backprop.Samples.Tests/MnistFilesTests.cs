using System.Buffers.Binary;
using System.IO.Compression;
using Digits.Data;

namespace Backprop.Samples.Tests;

public sealed class MnistFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("backprop-idx-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_are_read_gzipped_or_not(bool gzip)
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * DigitSet.ImageSize).Select(i => (byte)(i * 7))];
        Write(MnistFiles.TrainImages, Idx([3, 28, 28], pixels), gzip);
        Write(MnistFiles.TrainLabels, Idx([3], [4, 0, 9]), gzip);
        Write(MnistFiles.TestImages, Idx([1, 28, 28], pixels[..DigitSet.ImageSize]), gzip);
        Write(MnistFiles.TestLabels, Idx([1], [5]), gzip);
        (DigitSet train, DigitSet test) = MnistFiles.Load(folder);
        Assert.Equal(pixels, train.Pixels);
        Assert.Equal([4, 0, 9], train.Labels);
        Assert.Equal([5], test.Labels);
        Assert.Equal(pixels[784] / 255f, train.Image(1)[0]);
    }

    [Fact]
    public void A_missing_folder_and_a_missing_file_are_named()
    {
        Assert.Contains("no folder", Error(() => MnistFiles.Load(Path.Combine(folder, "nowhere"))));
        string message = Error(() => MnistFiles.Load(folder));
        Assert.Contains("'train-images-idx3-ubyte'", message);
        Assert.Contains("t10k-labels-idx1-ubyte", message);
    }

    [Theory]
    [InlineData(0, "shorter")]
    [InlineData(3, "shorter")]
    [InlineData(12, "shorter")]
    [InlineData(500, "shorter")]
    public void A_truncated_file_is_refused(int length, string word) => Refuse(Idx([1, 28, 28], new byte[784])[..length], word);

    [Fact]
    public void A_file_that_goes_on_is_refused() => Refuse([.. Idx([1, 28, 28], new byte[784]), 0], "goes on");

    [Fact]
    public void Another_format_is_refused() => Refuse("PNG something else"u8.ToArray(), "504E4720");

    [Fact]
    public void Pictures_of_another_size_are_refused() => Refuse(Idx([1, 32, 32], new byte[1024]), "28 × 28");

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_hostile_size_is_refused(int count) => Refuse(Idx([count, 28, 28], new byte[784]), "dimension");

    [Fact]
    public void A_header_that_promises_gigabytes_is_refused_without_taking_them()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refuse(Idx([2_000_000, 28, 28], new byte[784]), "shorter");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
    }

    [Fact]
    public void Damaged_compression_is_refused()
    {
        byte[] content = Compress(Idx([1, 28, 28], [.. Enumerable.Range(0, 784).Select(i => (byte)(i * i))]));
        content.AsSpan(content.Length - 8, 4).Fill(0xFF); // the checksum
        Refuse(content, "fetch it again");
    }

    [Fact]
    public void Labels_that_do_not_fit_the_pictures_are_refused()
    {
        Write(MnistFiles.TrainImages, Idx([2, 28, 28], new byte[2 * 784]), false);
        Write(MnistFiles.TrainLabels, Idx([3], [1, 2, 3]), false);
        Assert.Contains("2 pictures", Error(() => MnistFiles.Load(folder)));
        Write(MnistFiles.TrainLabels, Idx([2], [1, 10]), false);
        Assert.Contains("picture 1 a 10", Error(() => MnistFiles.Load(folder)));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Error(Action action) => Assert.Throws<DigitDataException>(action).Message;

    private static byte[] Idx(int[] dimensions, byte[] values)
    {
        var file = new byte[4 + (4 * dimensions.Length)];
        file[2] = 8;
        file[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        return [.. file, .. values];
    }

    private static byte[] Compress(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }

    private void Refuse(byte[] images, string word)
    {
        Write(MnistFiles.TrainImages, images, false);
        Write(MnistFiles.TrainLabels, Idx([1], [0]), false);
        string message = Error(() => MnistFiles.Load(folder));
        Assert.Contains(word, message);
        Assert.Contains(MnistFiles.TrainImages, message);
    }

    private void Write(string name, byte[] content, bool gzip) =>
        File.WriteAllBytes(Path.Combine(folder, gzip ? name + ".gz" : name), gzip ? Compress(content) : content);
}
