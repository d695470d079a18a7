using System.Buffers.Binary;
using System.Numerics;

namespace Backprop;

/// <summary>
/// The checksum CRC-32C (Castagnoli polynomial 0x1EDC6F41, as in RFC 3720): it finds every error of up to 32 neighbouring bits and all
/// but 1 in 2³² others. Most processors have an instruction for it.
/// </summary>
internal struct Crc32C
{
    private uint register = 0xFFFF_FFFF;

    public Crc32C()
    {
    }

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => ~register;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint crc = register;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        register = crc;
    }
}
