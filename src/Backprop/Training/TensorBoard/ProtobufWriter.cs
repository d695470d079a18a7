using System.Buffers.Binary;
using System.Text;

namespace Backprop;

/// <summary>
/// A message in the wire format of Protocol Buffers, in a buffer that is used again. The runtime has no dependencies, and an event file needs five of the
/// format's types; the tests read what is written here with Google's own library.
/// </summary>
internal sealed class ProtobufWriter
{
    // What the lowest three bits of a key say of the value behind it.
    private const int Varint = 0, Fixed64 = 1, LengthDelimited = 2, Fixed32 = 5;

    /// <summary>The longest varint: seven bits of 64 in each byte.</summary>
    private const int VarintLength = 10;

    private byte[] buffer = new byte[256];
    private int length;

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Begins another message.</summary>
    public void Clear() => length = 0;

    /// <summary>A field of type <c>double</c>.</summary>
    public void Double(int field, double value)
    {
        Key(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
    }

    /// <summary>A field of type <c>float</c>.</summary>
    public void Single(int field, float value)
    {
        Key(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(Room(sizeof(float)), value);
    }

    /// <summary>A field of type <c>int64</c>.</summary>
    public void Integer(int field, long value)
    {
        Key(field, Varint);
        Number((ulong)value);
    }

    /// <summary>A field of type <c>string</c>.</summary>
    public void Text(int field, string value)
    {
        Key(field, LengthDelimited);
        int bytes = Encoding.UTF8.GetByteCount(value);
        Number((ulong)bytes);
        Encoding.UTF8.GetBytes(value, Room(bytes));
    }

    /// <summary>A field that is a message itself.</summary>
    public void Message(int field, ReadOnlySpan<byte> message)
    {
        Key(field, LengthDelimited);
        Number((ulong)message.Length);
        message.CopyTo(Room(message.Length));
    }

    /// <summary>A field of type <c>repeated double</c>, packed.</summary>
    public void Doubles(int field, ReadOnlySpan<double> values)
    {
        Key(field, LengthDelimited);
        Number((ulong)values.Length * sizeof(double));
        foreach (double value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        }
    }

    private void Key(int field, int type) => Number((ulong)((field << 3) | type));

    private void Number(ulong value)
    {
        Span<byte> bytes = stackalloc byte[VarintLength];
        int count = 0;
        while (value > 0x7F)
        {
            bytes[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[count++] = (byte)value;
        bytes[..count].CopyTo(Room(count));
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + bytes));
        }

        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
