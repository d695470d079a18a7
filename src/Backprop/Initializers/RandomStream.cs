using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Backprop.Numerics;

namespace Backprop.Initializers;

/// <summary>
/// The random numbers of one parameter: number i depends on the seed, the parameter's name and i alone, so no other parameter of the network
/// changes them.
/// </summary>
/// <param name="seed">The network's seed or the parameter's own.</param>
/// <param name="name">The parameter's name.</param>
internal readonly struct RandomStream(ulong seed, string name)
{
    private readonly ulong key = Threefry.Derive(seed, Hash(name));

    /// <summary>
    /// Uniform numbers between 0 and 1, both excluded: the middles of 2^52 equal intervals.
    /// </summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="values">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniform(long first, Span<double> values)
    {
        int i = 0;
        for (; i + 8 <= values.Length; i += 8)
        {
            // Eight counters whose high word is the same, unless their low words wrap around among them.
            ulong counter = (ulong)(first + i);
            if ((uint)counter > uint.MaxValue - 7)
            {
                break;
            }

            Vector256<uint> low = Vector256<uint>.Indices + Vector256.Create((uint)counter);
            (Vector256<uint> a, Vector256<uint> b) = Threefry.Hash(key, low, Vector256.Create((uint)(counter >> 32)));
            Fractions(Vector256.WidenLower(a), Vector256.WidenLower(b)).CopyTo(values[i..]);
            Fractions(Vector256.WidenUpper(a), Vector256.WidenUpper(b)).CopyTo(values[(i + 4)..]);
        }

        for (; i < values.Length; i++)
        {
            (uint a, uint b) = Threefry.Hash(key, (ulong)(first + i));
            values[i] = (((((ulong)b << 32) | a) >> 12) + 0.5) * 2.220446049250313e-16;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fractions(Vector256<ulong> a, Vector256<ulong> b)
    {
        // 52 bits in the mantissa of a number from 1 to 2; minus 1 plus half a step is exact.
        Vector256<ulong> mantissa = ((b << 32) | a) >>> 12;
        return (mantissa | Vector256.Create(0x3FF0000000000000ul)).AsDouble() - Vector256.Create(1 - 1.1102230246251565e-16);
    }

    /// <summary>FNV-1a with 64 bits (G. Fowler, L. C. Noll, K.-P. Vo) of the name in UTF-8.</summary>
    private static ulong Hash(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return hash;
    }
}
