using System.Buffers.Binary;

namespace Backprop;

/// <summary>
/// A file of records in the framing of TFRecord: the length as 8 bytes, its checksum, the message and its checksum. A checksum is CRC-32C, rotated and
/// moved, so that checksums of data with checksums in it are good ones.
/// </summary>
/// <remarks>
/// Only whole records go to the file, several at a time. TensorBoard reads while the training writes, and its own reader, which it uses where neither
/// TensorFlow nor its data server is installed, loses its place for good at a record that is cut off.
/// </remarks>
internal sealed class RecordFile : IDisposable
{
    private const int HeaderLength = sizeof(ulong) + sizeof(uint), FooterLength = sizeof(uint);
    private const uint ChecksumOffset = 0xA282_EAD8;

    /// <summary>Records are written together up to this many bytes.</summary>
    private const int WriteLength = 4096;

    private readonly FileStream stream;
    private byte[] pending = new byte[WriteLength];
    private int length;

    /// <summary>Creates a file.</summary>
    /// <param name="path">The file, which must not exist.</param>
    /// <exception cref="IOException">It exists or cannot be written.</exception>
    public RecordFile(string path)
    {
        // A stream's own buffer is written when it is full, in the middle of a record.
        stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>The file.</summary>
    public string FilePath => stream.Name;

    /// <summary>Adds a record.</summary>
    public void Add(ReadOnlySpan<byte> message)
    {
        int needed = HeaderLength + message.Length + FooterLength;
        if (length + needed > WriteLength)
        {
            Flush();
        }

        if (pending.Length - length < needed)
        {
            Array.Resize(ref pending, length + needed);
        }

        Span<byte> record = pending.AsSpan(length, needed);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)message.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[sizeof(ulong)..], Checksum(record[..sizeof(ulong)]));
        message.CopyTo(record[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[^FooterLength..], Checksum(message));
        length += needed;
    }

    /// <summary>Lets a reader see all records.</summary>
    public void Flush()
    {
        // What cannot be written is reported once, not again when the file is closed.
        int count = length;
        length = 0;
        stream.Write(pending, 0, count);
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        finally
        {
            stream.Dispose();
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc32C();
        crc.Add(bytes);
        return ((crc.Value >> 15) | (crc.Value << 17)) + ChecksumOffset;
    }
}
