using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// Writes the weights of a network as a safetensors file: 8 bytes with the length of the header, the header as JSON with name, type, shape
/// and place of every tensor, then the tensors one behind the other, little-endian, the last index running fastest.
/// </summary>
/// <remarks>
/// The metadata has the checksum CRC-32C of the whole file behind its first 8 bytes, the checksum's own digits taken as zeros. The header
/// ends with blanks so that the data begins at a multiple of 8.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class SafetensorsWriter<T>(NetworkDescription network, ParameterBlock<T> parameters)
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
        Quote(json, network.Name);
        json.Append(CultureInfo.InvariantCulture, $",\"{SafetensorsFormat.Checksum}\":\"");
        checksumAt = Encoding.UTF8.GetByteCount(json.ToString());
        json.Append(SafetensorsFormat.BlankChecksum).Append("\"}");

        long offset = 0;
        foreach (ParameterDescription parameter in network.Parameters)
        {
            long end = offset + ((long)parameter.Length * Unsafe.SizeOf<T>());
            json.Append(',');
            Quote(json, parameter.Name);
            json.Append(
                CultureInfo.InvariantCulture,
                $":{{\"dtype\":\"{ElementFormat.Of<T>().Name}\",\"shape\":[{string.Join(',', parameter.Shape)}],\"data_offsets\":[{offset},{end}]}}");
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
        foreach (TensorView<T> tensor in parameters)
        {
            for (int first = 0; first < tensor.Span.Length; first += elements)
            {
                ReadOnlySpan<T> part = tensor.Span.Slice(first, Math.Min(elements, tensor.Span.Length - first));
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
