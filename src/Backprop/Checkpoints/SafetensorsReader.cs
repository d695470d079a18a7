using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>
/// Reads weights from a safetensors file. Everything is read into memory of its own and checked (form, names, shapes, sizes, checksum,
/// ranges) before the first weight changes. No piece of memory is larger than what the file really holds.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="network">The network's name.</param>
/// <param name="tensors">What is to be read.</param>
internal sealed class SafetensorsReader<T>(string network, IReadOnlyList<StoredTensor<T>> tensors)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkBytes = 1 << 20;

    // What nobody wants is only passed. Its length is the file's claim, which nothing backs where the file is a pipe.
    private const int PassedBytes = 1 << 16;
    private const int FirstHeaderBytes = 1 << 16;

    private readonly List<(MatchedTensor<T> Tensor, int FirstElement, byte[] Bytes)> staged = [];
    private FileMetadata metadata;
    private Crc32C crc = new();

    /// <summary>Whether a difference between file and network is an error; else what fits is taken.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>What to do with the state of a training before anything changes; null for a reader of weights, which passes over it.</summary>
    public Action<string?>? CheckState { get; init; }

    /// <summary>Reads and takes over.</summary>
    /// <exception cref="CheckpointException">The file cannot be used.</exception>
    public LoadReport Read(Stream stream)
    {
        long? available = stream.CanSeek ? stream.Length - stream.Position : null;
        byte[] header = ReadHeader(stream, ref available);
        MatchedTensor<T>[] pieces = Match(header, out LoadReport report);
        CheckSize(available, pieces.Length == 0 ? 0 : pieces[^1].End);
        AddToChecksum(header);
        Stage(stream, pieces);
        CheckEnd(stream);
        CheckChecksum();
        CheckRanges();
        Commit();
        return report;
    }

    private static byte[] ReadHeader(Stream stream, ref long? available)
    {
        int length = SafetensorsFormat.ReadHeaderLength(stream, available);
        available -= sizeof(ulong) + (long)length;
        return ReadBytes(stream, length, available is not null);
    }

    private static byte[] ReadBytes(Stream stream, int length, bool present)
    {
        // Where nobody knows the length of the stream, the memory grows with what really comes.
        byte[] bytes = new byte[present ? length : Math.Min(length, FirstHeaderBytes)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
            {
                throw new CheckpointException("The file ends too early; it is damaged.");
            }

            if (filled == length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }

    private MatchedTensor<T>[] Match(byte[] header, out LoadReport report)
    {
        var reader = new SafetensorsHeader(header);
        var match = new WeightMatch<T>(network, tensors, Strict, passesOptimizer: CheckState is null);
        while (reader.TryRead(out TensorEntry entry))
        {
            match.Add(entry);
        }

        metadata = reader.Metadata;
        if (metadata.IsOurs && metadata.Version != SafetensorsFormat.OurVersion)
        {
            throw new CheckpointException(
                $"The file is of version {metadata.Version ?? "none"} of this library's format; "
                + $"this library reads version {SafetensorsFormat.OurVersion}.");
        }

        CheckState?.Invoke(metadata.State);
        MatchedTensor<T>[] pieces = match.Finish();
        report = match.Report;
        return pieces;
    }

    private static void CheckSize(long? available, long needed)
    {
        if (available is { } bytes && bytes != needed)
        {
            throw new CheckpointException(
                $"The tensors of the file need {needed} bytes but {bytes} are there; "
                + $"the file is {(bytes < needed ? "cut off" : "longer than it should be")}.");
        }
    }

    private void Stage(Stream stream, MatchedTensor<T>[] pieces)
    {
        byte[] passed = [];
        foreach (MatchedTensor<T> piece in pieces)
        {
            int most = (piece.Tensor is not null ? ChunkBytes : PassedBytes) / piece.Unit * piece.Unit;
            for (long at = piece.Begin; at < piece.End; at += most)
            {
                int length = (int)Math.Min(most, piece.End - at);
                byte[] bytes = piece.Tensor is not null ? new byte[length] : passed.Length >= length ? passed : passed = new byte[length];
                if (stream.ReadAtLeast(bytes.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
                {
                    throw new CheckpointException($"The file ends within tensor '{piece.Name}'; it is cut off.");
                }

                crc.Add(bytes.AsSpan(0, length));
                if (piece.Tensor is not null)
                {
                    staged.Add((piece, (int)((at - piece.Begin) / piece.Format.Size), bytes));
                }
            }
        }
    }

    private static void CheckEnd(Stream stream)
    {
        if (stream.ReadByte() >= 0)
        {
            throw new CheckpointException("The file goes on behind its last tensor; it is damaged.");
        }
    }

    private void AddToChecksum(byte[] header)
    {
        ReadOnlySpan<byte> all = header;
        if (metadata.Checksum is { } checksum)
        {
            // Eight plain digits stand in the header as they are; anything else never equals the checksum.
            int end = Math.Min(metadata.ChecksumAt + checksum.Length, header.Length);
            crc.Add(all[..metadata.ChecksumAt]);
            Span<byte> blank = stackalloc byte[SafetensorsFormat.BlankChecksum.Length];
            blank.Fill((byte)'0');
            crc.Add(blank);
            all = all[end..];
        }

        crc.Add(all);
    }

    private void CheckChecksum()
    {
        if (metadata.Checksum is null && metadata.IsOurs)
        {
            throw new CheckpointException("The file lacks its checksum; it is damaged.");
        }

        if (metadata.Checksum is { } written && written != crc.Value.ToString("x8", CultureInfo.InvariantCulture))
        {
            throw new CheckpointException("The checksum of the file is wrong; it is damaged. No weight was changed.");
        }
    }

    private void CheckRanges()
    {
        T[] scratch = [];
        foreach ((MatchedTensor<T> tensor, int first, byte[] bytes) in staged)
        {
            if (tensor.Format.Size <= ElementFormat.Of<T>().Size)
            {
                continue;
            }

            int count = bytes.Length / tensor.Format.Size;
            scratch = scratch.Length < count ? new T[count] : scratch;
            if (tensor.Format.Read(bytes, scratch.AsSpan(0, count)) is >= 0 and int index)
            {
                throw new CheckpointException(
                    $"Element {first + index} of '{tensor.Name}' is too large for this network's numbers; "
                    + $"it was saved in {tensor.Format.Name}.");
            }
        }
    }

    private void Commit()
    {
        foreach ((MatchedTensor<T> tensor, int first, byte[] bytes) in staged)
        {
            Span<T> weights = tensor.Tensor!.Span.Slice(first, bytes.Length / tensor.Format.Size);
            tensor.Format.Read(bytes, weights);
        }
    }
}
