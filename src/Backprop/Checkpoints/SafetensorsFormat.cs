using System.Buffers.Binary;

namespace Backprop;

/// <summary>Words and limits of safetensors files, and of what this library adds to their metadata.</summary>
internal static class SafetensorsFormat
{
    /// <summary>The key of the metadata among the tensors.</summary>
    public const string Metadata = "__metadata__";

    /// <summary>The metadata's key for who wrote the file.</summary>
    public const string Format = "format";

    /// <summary>Files of this library.</summary>
    public const string OurFormat = "backprop.gen";

    /// <summary>The metadata's key for the version of our format.</summary>
    public const string Version = "backprop.gen.version";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const string OurVersion = "1";

    /// <summary>The metadata's key for the checksum.</summary>
    public const string Checksum = "crc32c";

    /// <summary>The metadata's key for where a training is, in a file that has the optimizer's state too.</summary>
    public const string State = "backprop.gen.state";

    /// <summary>What stands before the name of an optimizer's tensor: <c>optimizer::momentum::dense.kernel</c>.</summary>
    public const string OptimizerPrefix = "optimizer::";

    /// <summary>What the checksum's digits count as in the checksum.</summary>
    public const string BlankChecksum = "00000000";

    /// <summary>The longest header, as in the reference implementation.</summary>
    public const int MaxHeaderBytes = 100_000_000;

    /// <summary>The longest name of a tensor in bytes.</summary>
    public const int MaxNameBytes = 4096;

    /// <summary>The most dimensions of a tensor.</summary>
    public const int MaxRank = 8;

    /// <summary>The length of the header, which the first 8 bytes of a file tell.</summary>
    /// <param name="stream">The file from its beginning; then behind these bytes.</param>
    /// <param name="available">The bytes of the file, or null where nobody knows.</param>
    /// <param name="otherwise">What to add where it is no such file.</param>
    /// <exception cref="CheckpointException">The file is shorter, or its header longer than it has or may have.</exception>
    public static int ReadHeaderLength(Stream stream, long? available, string otherwise = "")
    {
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        if (stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) < first.Length)
        {
            throw new CheckpointException("The file is shorter than 8 bytes, so it is no safetensors file.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        return length <= MaxHeaderBytes && length <= (ulong)((available - first.Length) ?? long.MaxValue)
            ? (int)length
            : throw new CheckpointException(
                $"The file says that its header has {length} bytes, which is more than it has or may have; it is damaged or no safetensors file{otherwise}.");
    }
}
