using System.Runtime.Intrinsics;
using Backprop.Numerics;

namespace Backprop;

/// <summary>
/// The order in which an epoch visits the samples. It depends on the seed, the number of the pass over the data and the number of samples,
/// and on nothing else: not on earlier epochs, not on threads, not on the machine. A resumed training sees the order it would have seen.
/// </summary>
internal static class SampleOrder
{
    /// <summary>The sub-stream of the seed that orders samples; no step number comes near it, so no random mask shares its keys.</summary>
    public const ulong Stream = 0x6F72_6465_7200_0000;

    /// <summary>The order without shuffling: 0, 1, 2 … or the rows of a view.</summary>
    public static void Fill(Span<int> order, ReadOnlySpan<int> rows)
    {
        if (!rows.IsEmpty)
        {
            rows.CopyTo(order);
            return;
        }

        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
    }

    /// <summary>The key of one pass over the data.</summary>
    public static ulong KeyOf(ulong seed, long pass) => Threefry.Derive(Threefry.Derive(seed, Stream), (ulong)pass);

    /// <summary>
    /// The shuffle of Fisher and Yates (Durstenfeld 1964): for i = n − 1 … 1 swap i with j drawn from 0 … i. j is the upper half of
    /// r · (i + 1), r being the 64 random bits at counter i (Lemire 2019, without his rejection): no j is favoured by more than n · 2⁻⁶⁴.
    /// </summary>
    public static void Shuffle(Span<int> order, ulong key)
    {
        int i = order.Length - 1;
        if (Vector256.IsHardwareAccelerated)
        {
            Span<uint> low = stackalloc uint[Vector256<uint>.Count];
            Span<uint> high = stackalloc uint[Vector256<uint>.Count];
            for (; i >= Vector256<uint>.Count; i -= Vector256<uint>.Count)
            {
                (Vector256<uint> first, Vector256<uint> second) =
                    Threefry.Hash(key, Vector256.Create((uint)i) - Vector256<uint>.Indices, Vector256<uint>.Zero);
                first.CopyTo(low);
                second.CopyTo(high);
                for (int k = 0; k < Vector256<uint>.Count; k++)
                {
                    Swap(order, i - k, ((ulong)high[k] << 32) | low[k]);
                }
            }
        }

        for (; i > 0; i--)
        {
            Swap(order, i, Threefry.Derive(key, (ulong)i));
        }
    }

    private static void Swap(Span<int> order, int i, ulong random)
    {
        int j = (int)Math.BigMul(random, (ulong)(i + 1), out _);
        (order[i], order[j]) = (order[j], order[i]);
    }
}
