using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>A number format of a safetensors file.</summary>
/// <param name="Name">As the file spells it.</param>
/// <param name="Size">Bytes of a number.</param>
internal sealed record ElementFormat(string Name, int Size)
{
    /// <summary>IEEE binary32.</summary>
    public static ElementFormat F32 { get; } = new("F32", 4);

    /// <summary>IEEE binary64.</summary>
    public static ElementFormat F64 { get; } = new("F64", 8);

    /// <summary>IEEE binary16.</summary>
    public static ElementFormat F16 { get; } = new("F16", 2);

    /// <summary>The upper half of binary32.</summary>
    public static ElementFormat BF16 { get; } = new("BF16", 2);

    /// <summary>The format of a name, or null for one that holds no weights.</summary>
    public static ElementFormat? Find(string name) => name switch
    {
        "F32" => F32,
        "F64" => F64,
        "F16" => F16,
        "BF16" => BF16,
        _ => null,
    };

    /// <summary>The format of <typeparamref name="T"/>.</summary>
    public static ElementFormat Of<T>() => Unsafe.SizeOf<T>() == F64.Size ? F64 : F32;

    /// <summary>Converts numbers, rounding to the nearest where <typeparamref name="T"/> is shorter.</summary>
    /// <returns>The first finite number that is too large for <typeparamref name="T"/>, or −1.</returns>
    public int Read<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (BitConverter.IsLittleEndian && Name == Of<T>().Name)
        {
            source.CopyTo(MemoryMarshal.AsBytes(destination));
            return -1;
        }

        int tooLarge = -1;
        for (int i = 0; i < destination.Length; i++)
        {
            double value = ReadOne(source[(i * Size)..]);
            destination[i] = T.CreateTruncating(value);
            if (tooLarge < 0 && T.IsInfinity(destination[i]) && double.IsFinite(value))
            {
                tooLarge = i;
            }
        }

        return tooLarge;
    }

    /// <summary>The bytes of numbers as the format has them.</summary>
    public static void Write<T>(ReadOnlySpan<T> source, Span<byte> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(source);
        bytes.CopyTo(destination);
        if (!BitConverter.IsLittleEndian)
        {
            for (int i = 0; i < bytes.Length; i += Unsafe.SizeOf<T>())
            {
                destination.Slice(i, Unsafe.SizeOf<T>()).Reverse();
            }
        }
    }

    private double ReadOne(ReadOnlySpan<byte> source) => Name switch
    {
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(source),
        "F64" => BinaryPrimitives.ReadDoubleLittleEndian(source),
        "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(source),
        _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(source) << 16),
    };
}
