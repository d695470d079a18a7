using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Backprop;

/// <summary>
/// Writes tensors of a network as a safetensors file: 8 bytes with the length of the header, the header as JSON with name, type, shape
/// and place of every tensor, then the tensors one behind the other, little-endian, the last index running fastest.
/// </summary>
/// <remarks>
/// The metadata has the checksum CRC-32C of the whole file behind its first 8 bytes, the checksum's own digits taken as zeros. The header
/// ends with blanks so that the data begins at a multiple of 8.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="network">The network's name, for the metadata.</param>
/// <param name="tensors">In the order of the file.</param>
/// <param name="state">Where a training is, or null for a file of weights.</param>
internal sealed class SafetensorsWriter<T>(string network, IReadOnlyList<StoredTensor<T>> tensors, string? state = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkBytes = 64 * 1024;

    private readonly byte[] chunk = new byte[ChunkBytes];

    public void Write(Stream stream)
    {
        byte[] header = Header(out int checksumAt);
        var crc = new Crc32C();
        crc.Add(header);
        ForEachChunk(bytes => crc.Add(bytes));
        Encoding.ASCII.GetBytes(crc.Value.ToString("x8", CultureInfo.InvariantCulture), header.AsSpan(checksumAt));

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        ForEachChunk(stream.Write);
        stream.Flush();
    }

    private byte[] Header(out int checksumAt)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $"{{\"{SafetensorsFormat.Metadata}\":{{");
        json.Append(CultureInfo.InvariantCulture, $"\"{SafetensorsFormat.Format}\":\"{SafetensorsFormat.OurFormat}\",");
        json.Append(CultureInfo.InvariantCulture, $"\"{SafetensorsFormat.Version}\":\"{SafetensorsFormat.OurVersion}\",\"network\":");
        Quote(json, network);
        if (state is not null)
        {
            json.Append(CultureInfo.InvariantCulture, $",\"{SafetensorsFormat.State}\":");
            Quote(json, state);
        }

        json.Append(CultureInfo.InvariantCulture, $",\"{SafetensorsFormat.Checksum}\":\"");
        checksumAt = Encoding.UTF8.GetByteCount(json.ToString());
        json.Append(SafetensorsFormat.BlankChecksum).Append("\"}");

        long offset = 0;
        foreach (StoredTensor<T> tensor in tensors)
        {
            long end = offset + ((long)tensor.Length * Unsafe.SizeOf<T>());
            json.Append(',');
            Quote(json, tensor.Name);
            json.Append(
                CultureInfo.InvariantCulture,
                $":{{\"dtype\":\"{ElementFormat.Of<T>().Name}\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{offset},{end}]}}");
            offset = end;
        }

        json.Append('}');
        int bytes = Encoding.UTF8.GetByteCount(json.ToString());
        json.Append(' ', (sizeof(ulong) - (bytes % sizeof(ulong))) % sizeof(ulong));
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    private void ForEachChunk(ChunkAction action)
    {
        int elements = ChunkBytes / Unsafe.SizeOf<T>();
        foreach (StoredTensor<T> tensor in tensors)
        {
            for (int first = 0; first < tensor.Length; first += elements)
            {
                ReadOnlySpan<T> part = tensor.Span.Slice(first, Math.Min(elements, tensor.Length - first));
                ElementFormat.Write(part, chunk);
                action(chunk.AsSpan(0, part.Length * Unsafe.SizeOf<T>()));
            }
        }
    }

    private static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else if (character < ' ')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                json.Append(character);
            }
        }

        json.Append('"');
    }

    private delegate void ChunkAction(ReadOnlySpan<byte> bytes);
}
