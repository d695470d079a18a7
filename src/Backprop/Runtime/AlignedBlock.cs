using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop.Runtime;

/// <summary>A garbage-collected array on the pinned heap whose first used element is aligned to 64 bytes.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AlignedBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly T[] array;
    private readonly int start;

    /// <summary>Allocates <paramref name="length"/> zeros, followed by 64 bytes that may be read but hold nothing.</summary>
    public AlignedBlock(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int slack = Alignment / Unsafe.SizeOf<T>();
        array = GC.AllocateArray<T>(checked(length + (2 * slack)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        start = (int)((Alignment - (address % Alignment)) % Alignment) / Unsafe.SizeOf<T>();
        Length = length;
    }

    /// <summary>Elements.</summary>
    public int Length { get; }

    /// <summary>The first element; on a 64-byte boundary.</summary>
    public ref T First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);

    /// <summary>All elements.</summary>
    public Span<T> Span => array.AsSpan(start, Length);

    /// <summary>Sets all elements, and what may be read around them, to a value.</summary>
    internal void Fill(T value) => Array.Fill(array, value);
}
