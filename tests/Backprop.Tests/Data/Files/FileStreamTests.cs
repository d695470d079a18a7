using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Backprop.Runtime;
using Backprop.Tests.Checkpoints;
using Backprop.Tests.Runtime;
using Backprop.Tests.Training;

namespace Backprop.Tests.Data.Files;

public sealed class FileStreamTests : IDisposable
{
    private const int Samples = 103;
    private const int Inputs = 6;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 2)]
    public void Training_has_the_bits_of_training_in_memory(int prefetch, int threads)
    {
        (float[] x, _) = NetworkStepTests.Singles(Samples, Inputs, 1, seed: 6);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(i => i % 3)];
        DataStream<float> stream = DataStream<float>.FromFiles(
            [new(Write("x", MemoryMarshal.AsBytes(x.AsSpan())), FileElement.Single)],
            [new(Write("labels", MemoryMarshal.AsBytes(labels.AsSpan())), FileElement.Int32)],
            batchSize: 10,
            prefetch: prefetch);
        var data = new DataSet<float>(x, labels);
        var inMemory = new LinearNetwork<float>(Inputs, 3, labels: true, dropout: 0.2);
        var streamed = new LinearNetwork<float>(Inputs, 3, labels: true, dropout: 0.2);

        History a = inMemory.Fit(data, 4, 10, validation: data, degreeOfParallelism: threads, verbosity: Verbosity.None);
        History b = streamed.Fit(stream, 4, validation: stream, degreeOfParallelism: threads, verbosity: Verbosity.None);

        Assert.Equal(inMemory.Parameters.Span.ToArray(), streamed.Parameters.Span.ToArray());
        Assert.Equal(a["loss"], b["loss"]);
        Assert.Equal(a["accuracy"], b["accuracy"]);
        Assert.Equal(inMemory.Evaluate(data, 10).Loss, inMemory.Evaluate(DataStream<float>.From(data, 10)).Loss);
    }

    [Fact]
    public void Training_in_the_order_of_the_files_and_resumed_training_have_the_bits_too()
    {
        (double[] x, double[] y) = NetworkStepTests.Numbers(Samples, 4, 2, seed: 7);
        FileColumn[] inputs = [new(Write("x", MemoryMarshal.AsBytes(x.AsSpan())), FileElement.Double)];
        FileColumn[] targets = [new(Write("y", MemoryMarshal.AsBytes(y.AsSpan())), FileElement.Double)];
        var data = new DataSet<double>(x, y);

        Assert.Equal(
            Train(network => network.Fit(data, 3, 10, shuffle: false, verbosity: Verbosity.None)),
            Train(network => network.Fit(DataStream<double>.FromFiles(inputs, targets, 10, shuffle: false), 3, verbosity: Verbosity.None)));
        double[] whole = Train(network => network.Fit(data, 5, 10, stepsPerEpoch: 7, verbosity: Verbosity.None));
        var stream = DataStream<double>.FromFiles(inputs, targets, 10);
        Assert.Equal(whole, Train(network => network.Fit(stream, 5, stepsPerEpoch: 7, verbosity: Verbosity.None)));
        Assert.Equal(
            whole,
            Train(network =>
            {
                network.Fit(stream, 2, stepsPerEpoch: 7, verbosity: Verbosity.None);
                network.Fit(stream, 5, stepsPerEpoch: 7, initialEpoch: 2, verbosity: Verbosity.None);
            }));

        static double[] Train(Action<LinearNetwork<double>> fit)
        {
            var network = new LinearNetwork<double>(4, 2, learningRate: 0.01);
            fit(network);
            return network.Parameters.Span.ToArray();
        }
    }

    [Fact]
    public void Headers_are_skipped_bytes_are_scaled_and_columns_may_share_a_file()
    {
        // As CIFAR-10 with a header of 5 bytes: a label, then 4 pixels; the pixels' sum is the target of a second output.
        byte[] file = new byte[5 + (7 * 9)];
        for (int i = 0; i < 7; i++)
        {
            Span<byte> record = file.AsSpan(5 + (9 * i), 9);
            record[0] = (byte)(i % 3);
            for (int k = 0; k < 4; k++)
            {
                record[1 + k] = (byte)((40 * i) + k);
            }

            BinaryPrimitives.WriteSingleLittleEndian(record[5..], 10 * i);
        }

        string path = Write("records", file);
        NetworkDescription network = new EchoNetwork(EchoNetwork.Labels("digit", 3), EchoNetwork.Values("sum", 1)).Description;
        using var binding = new FileBinding<double>(
            [
                new(path, FileElement.Byte) { Name = "sum_in", Offset = 5, RecordLength = 9, Position = 2, Scale = 1 / 255.0 },
                new(path, FileElement.Byte) { Name = "digit_in", Offset = 5, RecordLength = 9, Position = 1 },
            ],
            [
                new(path, FileElement.Byte) { Offset = 5, RecordLength = 9 },
                new(path, FileElement.Single) { Offset = 5, RecordLength = 9, Position = 5, Scale = 0.5 },
            ],
            network,
            "It");
        var buffer = new BatchBuffer<double>(network, 2);
        binding.Read(6, buffer, 1);

        Assert.Equal(7, binding.Count);
        Assert.Equal([240, 241, 242], buffer.Inputs[0][3..]);
        Assert.Equal(241 * (1 / 255.0), buffer.Inputs[1][1]);
        Assert.Equal(0, buffer.Labels[0]![1]);
        Assert.Equal(30, buffer.Values[1]![1]);
        Assert.Equal(0, buffer.Inputs[0][0]);
    }

    [Theory]
    [InlineData(FileElement.Byte, "2 1 200")]
    [InlineData(FileElement.Int32, "2 1 -200")]
    [InlineData(FileElement.Single, "2 1 -200")]
    [InlineData(FileElement.Double, "2 1 -200")]
    public void Every_element_becomes_a_number_of_either_precision(FileElement element, string numbers)
    {
        int[] values = [.. numbers.Split(' ').Select(int.Parse)];
        byte[] bytes = [.. values.SelectMany(value => element switch
        {
            FileElement.Byte => [(byte)value],
            FileElement.Int32 => BitConverter.GetBytes(value),
            FileElement.Single => BitConverter.GetBytes((float)value),
            _ => BitConverter.GetBytes((double)value),
        })];
        string path = Write("numbers", bytes);
        foreach (double scale in (double[])[1, 0.1])
        {
            float[] singles = new float[3];
            using var single = new MappedColumn<float>(new(path, element) { Scale = scale }, 3, "input 'x'", "It");
            single.Read(0, singles);
            Assert.Equal(values.Select(value => (float)(value * scale)), singles);

            double[] doubles = new double[3];
            using var precise = new MappedColumn<double>(new(path, element) { Scale = scale }, 3, "input 'x'", "It");
            precise.Read(0, doubles);
            Assert.Equal(values.Select(value => value * scale), doubles);
        }
    }

    [Fact]
    public void Records_beyond_4_GiB_are_read()
    {
        // 5000 records of a mebibyte each: more than 2³¹ elements and 2³² bytes, none of which takes room on the disk.
        const int Elements = 1 << 20;
        string path = folder.File("large");
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.SetLength(5000L * Elements);
            file.Position = (4999L * Elements) + 77;
            file.WriteByte(9);
        }

        NetworkDescription network = new EchoNetwork(EchoNetwork.Values("y", Elements)).Description;
        FileColumn[] columns = [new(path, FileElement.Byte)];
        using (var binding = new FileBinding<double>(columns, columns, network, "It"))
        {
            var buffer = new BatchBuffer<double>(network, 1);
            binding.Read(4999, buffer, 0);

            Assert.Equal(5000, binding.Count);
            Assert.Equal(9, buffer.Inputs[0][77]);
            Assert.Equal(9, buffer.Inputs[0].Sum());
        }

        // And behind a header of 4.5 GiB, by Fit.
        long header = 4608L << 20;
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength(header + 4);
            file.Position = header;
            file.Write([1, 2, 3, 4]);
        }

        FileColumn[] behind = [new(path, FileElement.Byte) { Offset = header }];
        var seen = new SeenSamples();
        new EchoNetwork(EchoNetwork.Values("y", 1)).Fit(
            DataStream<double>.FromFiles(behind, behind, batchSize: 3), epochs: 2, metrics: [seen], verbosity: Verbosity.None);
        Assert.All(seen.Epochs, epoch => Assert.Equal([1, 2, 3, 4], epoch.Order()));
    }

    [Fact]
    public void Files_that_do_not_fit_are_refused_with_a_reason()
    {
        string empty = Write("empty", []);
        string ten = Write("ten", new byte[10]);
        string twelve = Write("twelve", new byte[12]);
        FileColumn good = new(twelve, FileElement.Single);

        Refused(["is empty", empty], new FileColumn(empty, FileElement.Single));
        Refused(["has 12 bytes and so nothing behind the 12"], new FileColumn(twelve, FileElement.Single) { Offset = 12 });
        Refused(["truncated", "2 records of 4 bytes and 2 bytes of another", ten], new FileColumn(ten, FileElement.Single));
        Refused(["has 3 samples as the target of output 'y'", "but 1 as input 'y_in'", "same samples"], good, new FileColumn(twelve, FileElement.Double) { Offset = 4 });
        Refused(["4 bytes at position 6 do not fit", "records of 9 bytes"], new FileColumn(ten, FileElement.Single) { RecordLength = 9, Position = 6 });
        Refused(["offset of -1"], new FileColumn(ten, FileElement.Single) { Offset = -1 });
        Refused(["has 0 inputs", "wants 1: 'y_in'"]);
        Assert.ThrowsAny<IOException>(() => Fit(new FileColumn(folder.File("absent"), FileElement.Single)));

        void Refused(string[] parts, params FileColumn[] inputs)
        {
            ArgumentException exception = inputs.Length == 2
                ? Assert.Throws<ArgumentException>(() => Fit(inputs[1], inputs[0]))
                : Assert.Throws<ArgumentException>(() => Fit(inputs));
            Assert.StartsWith("The training data ", exception.Message);
            Assert.All(parts, part => Assert.Contains(part, exception.Message));
        }

        void Fit(params FileColumn[] columns) => new EchoNetwork(EchoNetwork.Values("y", 1)).Fit(
            DataStream<double>.FromFiles([.. columns.Take(1)], [columns.LastOrDefault() ?? good]), verbosity: Verbosity.None);
    }

    [Fact]
    public void Labels_are_whole_numbers_of_the_classes()
    {
        var network = new EchoNetwork(EchoNetwork.Labels("digit", 3));
        FileColumn inputs = new(Write("x", new byte[4 * 3]), FileElement.Byte);
        InvalidDataException outside = Assert.Throws<InvalidDataException>(() => Fit(new(Write("labels", [0, 1, 5, 2]), FileElement.Byte)));
        Assert.Contains("Sample 2 has label 5", outside.Message);
        Assert.Contains("3 classes: 0 to 2", outside.Message);
        Assert.Contains("Byte or Int32", Assert.Throws<ArgumentException>(() => Fit(new(Write("s", new byte[16]), FileElement.Single))).Message);
        Assert.Contains("without a scale", Assert.Throws<ArgumentException>(() => Fit(new(Write("b", new byte[4]), FileElement.Byte) { Scale = 2 })).Message);

        void Fit(FileColumn labels) =>
            network.Fit(DataStream<double>.FromFiles([inputs], [labels], shuffle: false), verbosity: Verbosity.None);
    }

    [Fact]
    public void Gathering_a_batch_allocates_nothing_and_files_are_closed_behind_training()
    {
        (float[] x, float[] y) = NetworkStepTests.Singles(200, 8, 2, seed: 8);
        FileColumn[] inputs = [new(Write("x", MemoryMarshal.AsBytes(x.AsSpan())), FileElement.Single)];
        FileColumn[] targets = [new(Write("y", MemoryMarshal.AsBytes(y.AsSpan())), FileElement.Single)];
        NetworkDescription network = new LinearNetwork<float>(8, 2).Description;
        using (var source = new FileBatches<float>(new(inputs, targets, network, "It"), network, 16, seed: 1, held: 3))
        {
            long bytes = 0;
            for (int pass = 0; pass < 3; pass++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                source.Start(pass, default);
                while (source.TryNext(out _))
                {
                }

                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Assert.Equal(0, bytes);
        }

        new LinearNetwork<float>(8, 2).Fit(DataStream<float>.FromFiles(inputs, targets), verbosity: Verbosity.None);
        new FileStream(inputs[0].Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        Assert.DoesNotContain(inputs[0].Path, File.Exists("/proc/self/maps") ? File.ReadAllText("/proc/self/maps") : "");
    }

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
