using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Initializers;
using Backprop.Numerics;

namespace Backprop.Runtime;

public sealed unsafe partial class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Probabilities in the middle of 2^32 equal intervals, so that none is 0 or 1.
    private const double Interval = 1.0 / 4294967296;

    /// <summary>
    /// Normal numbers with <paramref name="mean"/> and <paramref name="deviation"/>, from the generator and with the keys of
    /// <see cref="LoadDropoutMask"/>: one draw of 32 bits for each element, through the inverse of the distribution function in double. Samples
    /// <paramref name="count"/> … <paramref name="stride"/> − 1 become zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void LoadNormalNoise(int layer, double mean, double deviation, int features, int first, int count, ref T destination, nint stride)
    {
        ulong key = Threefry.Derive(Threefry.Derive(Seed, (ulong)Step), (ulong)layer);
        for (int f = 0; f < features; f++)
        {
            ref T row = ref Unsafe.Add(ref destination, f * stride);
            for (int s = 0; s < count;)
            {
                // One hash serves two neighbouring samples; the pair is fixed by the place in the batch.
                ulong place = (ulong)(first + s);
                (uint even, uint odd) = Threefry.Hash(key, ((ulong)f << 32) | (place >> 1));
                if ((place & 1) == 0)
                {
                    Unsafe.Add(ref row, s++) = Normal(even, mean, deviation);
                }

                if (s < count)
                {
                    Unsafe.Add(ref row, s++) = Normal(odd, mean, deviation);
                }
            }
        }

        LaneSums.ClearBehind(ref destination, features, stride, count);
    }

    private static T Normal(uint drawn, double mean, double deviation) =>
        T.CreateTruncating(mean + (deviation * NormalDistribution.Quantile((drawn + 0.5) * Interval)));
}
