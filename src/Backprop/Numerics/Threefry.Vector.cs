using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

public static partial class Threefry
{
    /// <summary>Eight counters at once, given as low and high words; the same words as <see cref="Hash(ulong, ulong)"/> of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<uint> First, Vector256<uint> Second) Hash(ulong key, Vector256<uint> low, Vector256<uint> high)
    {
        Vector256<uint> k0 = Vector256.Create((uint)key);
        Vector256<uint> k1 = Vector256.Create((uint)(key >> 32));
        Vector256<uint> k2 = Vector256.Create(Parity) ^ k0 ^ k1;
        Vector256<uint> x0 = low + k0;
        Vector256<uint> x1 = high + k1;

        MixEven(ref x0, ref x1);
        x0 += k1;
        x1 += k2 + Vector256.Create(1u);
        MixOdd(ref x0, ref x1);
        x0 += k2;
        x1 += k0 + Vector256.Create(2u);
        MixEven(ref x0, ref x1);
        x0 += k0;
        x1 += k1 + Vector256.Create(3u);
        MixOdd(ref x0, ref x1);
        x0 += k1;
        x1 += k2 + Vector256.Create(4u);
        MixEven(ref x0, ref x1);
        x0 += k2;
        x1 += k0 + Vector256.Create(5u);
        return (x0, x1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixEven(ref Vector256<uint> x0, ref Vector256<uint> x1)
    {
        x0 += x1;
        x1 = RotateLeft(x1, 13) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 15) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 26) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 6) ^ x0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixOdd(ref Vector256<uint> x0, ref Vector256<uint> x1)
    {
        x0 += x1;
        x1 = RotateLeft(x1, 17) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 29) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 16) ^ x0;
        x0 += x1;
        x1 = RotateLeft(x1, 24) ^ x0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateLeft(Vector256<uint> x, [ConstantExpected] byte bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(x, bits) : (x << bits) | (x >>> (32 - bits));
}
