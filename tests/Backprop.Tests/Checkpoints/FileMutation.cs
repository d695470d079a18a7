using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Backprop;

namespace Backprop.Tests.Checkpoints;

/// <summary>Turns good safetensors files into damaged ones, reproducibly: bits and bytes, lengths, and headers that look right but are not.</summary>
internal sealed class FileMutation
{
    private const int Capacity = 1 << 16;
    private static readonly byte[][] Words = Bytes(
        "{", "}", "[", "]", ":", ",", "\"", "-1", "0", "8", "1e9", "1e999", "NaN", "Infinity", "4294967296", "9223372036854775807", "18446744073709551615",
        "99999999999999999999999", "null", "true", "\"F64\"", "\"BF16\"", "\"I32\"", "\"f32\"", "F32", "shape", "dtype", "data_offsets", "__metadata__", "format",
        "crc32c", "backprop.gen", "backprop.gen.version", "\\u0000", "\\ud800", "\"a\"", "\"b\"", "\u00ff", "{}", "[]", "\"x\":1,", "/**/", " ", "\u0000");

    private static readonly byte[][] Numbers = Bytes(
        "0", "1", "2", "4", "8", "12", "24", "32", "-8", "7.5", "2147483647", "2147483648", "4294967295", "1152921504606846976", "9223372036854775800",
        "9223372036854775807", "9223372036854775808", "18446744073709551608", "1e3", "00", "\"8\"", "null", "[8]", "");

    private readonly byte[] file = new byte[Capacity];
    private ulong state;

    /// <summary>Bytes of the damaged file.</summary>
    public int Length { get; private set; }

    /// <summary>The damaged file, in front of a longer array.</summary>
    public byte[] File => file;

    /// <summary>Whether only a few bits were flipped, which a checksum always finds.</summary>
    public bool OnlyBits { get; private set; }

    /// <summary>Begins anew: the same seed gives the same damage.</summary>
    public void Restart(ulong seed) => state = seed;

    /// <summary>Damages a file in one to three ways; afterwards its length, and its checksum if it has one, may be made right again.</summary>
    public void Damage(byte[] good)
    {
        good.CopyTo(file, 0);
        Length = good.Length;
        OnlyBits = Next(4) == 0;
        if (OnlyBits)
        {
            FlipBits(1 + Next(3));
            return;
        }

        int data = good.Length - DataOffset(good);
        for (int ways = 1 + Next(3); ways > 0; ways--)
        {
            DamageOnce();
        }

        if (Next(4) != 0)
        {
            CorrectLength(data);
        }

        if (Next(2) == 0)
        {
            CorrectChecksum();
        }
    }

    /// <summary>A number from 0 to <paramref name="count"/> − 1 (Steele, Lea and Flood's SplitMix64).</summary>
    public int Next(int count)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)(((z ^ (z >> 31)) >> 33) % (ulong)count);
    }

    private void DamageOnce()
    {
        int at = Next(Math.Max(Length, 1));
        switch (Next(15))
        {
            case 0:
                FlipBits(1 + Next(8));
                break;
            case 1:
                Change(at, 1, [(byte)Next(256)]);
                break;
            case 2:
                Change(at, Length, []);
                break;
            case 3:
                Change(Length, 0, file.AsSpan(0, Math.Min(Length, Next(100))));
                break;
            case 4:
                BinaryPrimitives.WriteInt64LittleEndian(file, AnyLength());
                Length = Math.Max(Length, sizeof(long));
                break;
            case 5:
                Change(at, 1 + Next(40), []);
                break;
            case 6:
                Change(Next(Length + 1), Next(2) * Next(20), file.AsSpan(at, Math.Min(Next(80), Length - at)));
                break;
            case 7:
                Change(at % HeaderEnd, Next(2) * Next(20), Any(Words));
                break;
            case 8:
                ChangeNumber(at % HeaderEnd, Any(Numbers));
                break;
            case 9:
                Nest(at % HeaderEnd, 1 + Next(Next(20) == 0 ? 5000 : 40));
                break;
            case 10:
                ChangeOffsets();
                break;
            case 11:
                Change(at % HeaderEnd, 1, [(byte)(0x80 + Next(128))]);
                break;
            case 12:
                Fill(Math.Min(HeaderEnd, Length), Next(3));
                break;
            case 13:
                Repeat(at % HeaderEnd);
                break;
            default:
                // Another digit for a digit: offsets, shapes and lengths that look right.
                ChangeNumber(at % HeaderEnd, [(byte)('0' + Next(10))]);
                break;
        }
    }

    private int HeaderEnd => Length <= sizeof(long)
        ? Math.Max(Length, 1)
        : (int)Math.Clamp(sizeof(long) + BinaryPrimitives.ReadInt64LittleEndian(file), 1, Length);

    private static int DataOffset(byte[] good) => sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(good);

    private void FlipBits(int count)
    {
        for (; count > 0 && Length > 0; count--)
        {
            file[Next(Length)] ^= (byte)(1 << Next(8));
        }
    }

    private long AnyLength() => Next(6) switch
    {
        0 => Next(Length + 50),
        1 => -1 - Next(100),
        2 => long.MaxValue - Next(100),
        3 => int.MaxValue - Next(3),
        4 => 100_000_000 + Next(3) - 1,
        _ => BinaryPrimitives.ReadInt64LittleEndian(file) + Next(17) - 8,
    };

    private ReadOnlySpan<byte> Any(byte[][] words) => words[Next(words.Length)];

    /// <summary>Replaces the next number in the header.</summary>
    private void ChangeNumber(int at, ReadOnlySpan<byte> number)
    {
        Span<byte> header = file.AsSpan(at, HeaderEnd - at);
        int first = header.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (first >= 0)
        {
            int digits = header[first..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            Change(at + first, number.Length == 1 ? 1 : Math.Max(digits, 1), number);
        }
    }

    /// <summary>Overlapping, reversed, huge and repeated offsets.</summary>
    private void ChangeOffsets()
    {
        ReadOnlySpan<byte> key = "data_offsets\":["u8;
        int from = Next(HeaderEnd);
        int at = file.AsSpan(from, HeaderEnd - from).IndexOf(key);
        if (at >= 0)
        {
            int first = from + at + key.Length;
            int length = file.AsSpan(first, HeaderEnd - first).IndexOf((byte)']');
            byte[] offsets = [.. Any(Numbers), (byte)',', .. Any(Numbers)];
            Change(first, Math.Max(length, 0), offsets);
        }
    }

    private void Nest(int at, int depth)
    {
        ReadOnlySpan<byte> open = Next(2) == 0 ? "["u8 : "{\"a\":"u8;
        byte[] nested = new byte[depth * open.Length];
        for (int i = 0; i < depth; i++)
        {
            open.CopyTo(nested.AsSpan(i * open.Length));
        }

        Change(at, Next(2), nested);
    }

    /// <summary>Writes numbers that are none, or huge, into the data.</summary>
    private void Fill(int begin, int what)
    {
        Span<byte> data = file.AsSpan(begin, Length - begin);
        data = data[..Math.Min(data.Length, 8 * Next(4))];
        data.Fill(what == 0 ? (byte)0xFF : what == 1 ? (byte)0x7F : (byte)0);
    }

    /// <summary>An entry of the header twice, or a name or text of thousands of bytes.</summary>
    private void Repeat(int at)
    {
        if (Next(4) == 0)
        {
            byte[] text = new byte[Next(6000)];
            text.AsSpan().Fill((byte)'x');
            Change(at, 0, text);
            return;
        }

        Span<byte> header = file.AsSpan(at, HeaderEnd - at);
        int begin = header.IndexOf((byte)'"');
        int end = header.IndexOf("},"u8);
        if (begin >= 0 && end > begin)
        {
            Change(at + begin, 0, header[begin..(end + 2)]);
        }
    }

    /// <summary>Puts bytes in the place of others; what would make the file too long is left out.</summary>
    private void Change(int at, int remove, ReadOnlySpan<byte> insert)
    {
        at = Math.Min(at, Length);
        remove = Math.Min(remove, Length - at);
        if (Length - remove + insert.Length > Capacity)
        {
            return;
        }

        byte[] kept = insert.ToArray();
        file.AsSpan(at + remove, Length - at - remove).CopyTo(file.AsSpan(at + kept.Length));
        kept.CopyTo(file, at);
        Length += kept.Length - remove;
    }

    /// <summary>A damaged header of the right length gets further than one that is refused for its length alone.</summary>
    private void CorrectLength(int data)
    {
        if (Length >= sizeof(long))
        {
            BinaryPrimitives.WriteInt64LittleEndian(file, Math.Max(0, Length - sizeof(long) - data));
        }
    }

    private void CorrectChecksum()
    {
        ReadOnlySpan<byte> key = "\"crc32c\":\""u8;
        int at = file.AsSpan(0, Length).IndexOf(key) + key.Length;
        if (at < key.Length || at + SafetensorsFormat.BlankChecksum.Length > Length)
        {
            return;
        }

        Span<byte> digits = file.AsSpan(at, SafetensorsFormat.BlankChecksum.Length);
        digits.Fill((byte)'0');
        Crc32C crc = new();
        crc.Add(file.AsSpan(sizeof(long), Length - sizeof(long)));
        crc.Value.TryFormat(digits, out _, "x8", CultureInfo.InvariantCulture);
    }

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
