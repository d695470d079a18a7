namespace Backprop.Tests.Checkpoints;

public sealed class AtomicFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void A_failure_while_writing_leaves_the_old_file(int written)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("weights.safetensors");
        var network = new TensorNetwork<float>(("a", [50_000]));
        network.Save(path);
        byte[] before = File.ReadAllBytes(path);
        network.Parameters.Span.Fill(3);

        CheckpointException exception = Assert.Throws<CheckpointException>(
            () => AtomicFile.Write(path, stream => network.Save(new FullDisk(stream, written))));

        Assert.Contains(path, exception.Message);
        Assert.Contains("No space", exception.Message);
        Assert.Contains("unchanged", exception.Message);
        Assert.IsType<IOException>(exception.InnerException);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Other_exceptions_pass_and_leave_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidTimeZoneException>(() => AtomicFile.Write(folder.File("new"), _ => throw new InvalidTimeZoneException()));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_said()
    {
        using var folder = new TemporaryFolder();
        var network = new TensorNetwork<float>(("a", [2]));
        string path = Path.Combine(folder.Path, "missing", "weights.safetensors");
        Assert.Contains("could not be written", Assert.Throws<CheckpointException>(() => network.Save(path)).Message);
        Directory.CreateDirectory(folder.File("directory"));
        Assert.Throws<CheckpointException>(() => network.Save(folder.File("directory")));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Saving_again_replaces_the_file_and_a_link_stays_a_link()
    {
        using var folder = new TemporaryFolder();
        var network = new TensorNetwork<float>(("a", [2]));
        network.Save(folder.File("weights"));
        File.CreateSymbolicLink(folder.File("latest"), folder.File("weights"));
        network.Parameters["a"].Span.Fill(9);

        network.Save(folder.File("latest"));

        Assert.NotNull(new FileInfo(folder.File("latest")).LinkTarget);
        Assert.Null(new FileInfo(folder.File("weights")).LinkTarget);
        network.Parameters["a"].Span.Clear();
        network.Load(folder.File("weights"));
        Assert.Equal([9f, 9f], network.Parameters["a"].Span.ToArray());
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    private sealed class FullDisk(Stream inner, int capacity) : Stream
    {
        private int written;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int fits = Math.Min(buffer.Length, capacity - written);
            inner.Write(buffer[..fits]);
            written += fits;
            if (fits < buffer.Length)
            {
                inner.Flush();
                throw new IOException("No space left on device.");
            }
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
