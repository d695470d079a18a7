using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Reads weights from a safetensors file. Everything is read into memory of its own and checked (form, names, shapes, sizes, checksum,
/// ranges) before the first weight changes. No piece of memory is larger than what the file really holds.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class SafetensorsReader<T>(NetworkDescription network, ParameterBlock<T> parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkBytes = 1 << 20;
    private const int FirstHeaderBytes = 1 << 16;

    private readonly List<(MatchedTensor Tensor, int FirstElement, byte[] Bytes)> staged = [];
    private FileMetadata metadata;
    private Crc32C crc = new();

    /// <summary>Reads and takes over.</summary>
    /// <exception cref="CheckpointException">The file cannot be used.</exception>
    public void Read(Stream stream)
    {
        long? available = stream.CanSeek ? stream.Length - stream.Position : null;
        byte[] header = ReadHeader(stream, ref available);
        MatchedTensor[] tensors = Match(header);
        CheckSize(available, tensors.Length == 0 ? 0 : tensors[^1].End);
        AddToChecksum(header);
        Stage(stream, tensors);
        CheckEnd(stream);
        CheckChecksum();
        CheckRanges();
        Commit();
    }

    private static byte[] ReadHeader(Stream stream, ref long? available)
    {
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) < first.Length)
        {
            throw new CheckpointException("The file is shorter than 8 bytes, so it is no safetensors file.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        available -= first.Length;
        if (length > SafetensorsFormat.MaxHeaderBytes || length > (ulong)(available ?? long.MaxValue))
        {
            throw new CheckpointException(
                $"The file says that its header has {length} bytes, which is more than it has or may have; it is damaged or no safetensors file.");
        }

        available -= (long)length;
        return ReadBytes(stream, (int)length, available is not null);
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

    private MatchedTensor[] Match(byte[] header)
    {
        var reader = new SafetensorsHeader(header);
        var match = new WeightMatch(network);
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

        return match.Finish();
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

    private void Stage(Stream stream, MatchedTensor[] tensors)
    {
        foreach (MatchedTensor tensor in tensors)
        {
            int elements = ChunkBytes / tensor.Format.Size;
            for (int first = 0; first < tensor.Parameter.Length; first += elements)
            {
                byte[] bytes = new byte[Math.Min(elements, tensor.Parameter.Length - first) * tensor.Format.Size];
                if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                {
                    throw new CheckpointException($"The file ends within tensor '{tensor.Parameter.Name}'; it is cut off.");
                }

                crc.Add(bytes);
                staged.Add((tensor, first, bytes));
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
        foreach ((MatchedTensor tensor, int first, byte[] bytes) in staged)
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
                    $"Element {first + index} of '{tensor.Parameter.Name}' is too large for this network's numbers; "
                    + $"it was saved in {tensor.Format.Name}.");
            }
        }
    }

    private void Commit()
    {
        foreach ((MatchedTensor tensor, int first, byte[] bytes) in staged)
        {
            Span<T> weights = parameters.Span.Slice(tensor.Parameter.Offset + first, bytes.Length / tensor.Format.Size);
            tensor.Format.Read(bytes, weights);
        }
    }
}
