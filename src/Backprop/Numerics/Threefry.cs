using System.Numerics;

namespace Backprop.Numerics;

/// <summary>
/// The counter-based random function Threefry-2x32 with 20 rounds (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw:
/// "Parallel random numbers: as easy as 1, 2, 3", SC 2011): two 32-bit words from a 64-bit key and a 64-bit counter. It has no state, so a
/// number depends on its place only, never on the order in which numbers are drawn.
/// </summary>
public static partial class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>The two words at <paramref name="counter"/>; the low halves of key and counter are the first words.</summary>
    public static (uint First, uint Second) Hash(ulong key, ulong counter)
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        uint k2 = Parity ^ k0 ^ k1;
        uint x0 = (uint)counter + k0;
        uint x1 = (uint)(counter >> 32) + k1;

        Mix(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k1;
        x1 += k2 + 1;
        Mix(ref x0, ref x1, 17, 29, 16, 24);
        x0 += k2;
        x1 += k0 + 2;
        Mix(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k0;
        x1 += k1 + 3;
        Mix(ref x0, ref x1, 17, 29, 16, 24);
        x0 += k1;
        x1 += k2 + 4;
        Mix(ref x0, ref x1, 13, 15, 26, 6);
        x0 += k2;
        x1 += k0 + 5;
        return (x0, x1);
    }

    /// <summary>A 64-bit key for a numbered sub-stream of a key.</summary>
    public static ulong Derive(ulong key, ulong stream)
    {
        (uint a, uint b) = Hash(key, stream);
        return ((ulong)b << 32) | a;
    }

    private static void Mix(ref uint x0, ref uint x1, int r0, int r1, int r2, int r3)
    {
        x0 += x1;
        x1 = BitOperations.RotateLeft(x1, r0) ^ x0;
        x0 += x1;
        x1 = BitOperations.RotateLeft(x1, r1) ^ x0;
        x0 += x1;
        x1 = BitOperations.RotateLeft(x1, r2) ^ x0;
        x0 += x1;
        x1 = BitOperations.RotateLeft(x1, r3) ^ x0;
    }
}
