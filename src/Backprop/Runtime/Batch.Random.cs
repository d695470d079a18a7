using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Numerics;

namespace Backprop.Runtime;

public sealed unsafe partial class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public partial void LoadDropoutMask(int layer, double rate, int features, int first, int count, ref T destination, nint stride)
    {
        T kept = T.CreateTruncating(1 / (1 - rate));

        // A draw of 32 bits is below the threshold with probability rate.
        uint threshold = (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
        ulong key = Threefry.Derive(Threefry.Derive(Seed, (ulong)Step), (ulong)layer);
        for (int f = 0; f < features; f++)
        {
            ref T row = ref Unsafe.Add(ref destination, f * stride);
            int s = (first & 1) == 0 ? DropoutMask.Fill(key, (uint)f, first, threshold, kept, ref row, count, stride) : 0;
            for (; s < count; s++)
            {
                // One hash serves two neighbouring samples; the pair is fixed by the place in the batch.
                ulong place = (ulong)(first + s);
                (uint even, uint odd) = Threefry.Hash(key, ((ulong)f << 32) | (place >> 1));
                Unsafe.Add(ref row, s) = ((place & 1) == 0 ? even : odd) < threshold ? T.Zero : kept;
            }
        }

        LaneSums.ClearBehind(ref destination, features, stride, count);
    }
}
