using System.Numerics;
using Backprop.Numerics;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class BatchRandomTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 16)]
    [InlineData(16, 48)]
    [InlineData(32, 37)]
    [InlineData(7, 20)]
    public void The_mask_is_the_comparison_of_one_hash_for_two_samples(int first, int count)
    {
        Check<float>(first, count, (count + 15) / 16 * 16);
        Check<double>(first, count, (count + 15) / 16 * 16);
        Check<float>(first, count, (count + 3) / 4 * 4);
    }

    [Fact]
    public void The_mask_does_not_depend_on_the_cut_into_tiles()
    {
        float[] whole = Mask<float>(0.3, 5, 0, 64, 64, step: 3);
        for (int first = 0; first < 64; first += 16)
        {
            float[] tile = Mask<float>(0.3, 5, first, 16, 16, step: 3);
            for (int f = 0; f < 5; f++)
            {
                Assert.Equal(whole[((f * 64) + first)..((f * 64) + first + 16)], tile[(f * 16)..((f + 1) * 16)]);
            }
        }
    }

    [Fact]
    public void The_rate_is_kept_and_layers_steps_and_seeds_differ()
    {
        float[] mask = Mask<float>(0.25, 100, 0, 1000, 1008, step: 1);
        float[] kept = [.. mask.Where((_, i) => i % 1008 < 1000)];
        double zeros = kept.Count(value => value == 0) / 100000.0;

        // Five standard deviations of a binomial share.
        Assert.InRange(zeros, 0.25 - 0.0069, 0.25 + 0.0069);
        Assert.All(kept, value => Assert.True(value is 0 or (float)(1 / 0.75)));
        Assert.NotEqual(mask, Mask<float>(0.25, 100, 0, 1000, 1008, step: 2));
        Assert.NotEqual(mask, Mask<float>(0.25, 100, 0, 1000, 1008, step: 1, layer: 1));
        Assert.NotEqual(mask, Mask<float>(0.25, 100, 0, 1000, 1008, step: 1, seed: 43));
    }

    private static void Check<T>(int first, int count, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Rate = 0.4;
        T[] mask = Mask<T>(Rate, 3, first, count, stride, step: 9, layer: 2);
        ulong key = Threefry.Derive(Threefry.Derive(42, 9), 2);
        for (int f = 0; f < 3; f++)
        {
            for (int s = 0; s < stride; s++)
            {
                int place = first + s;
                (uint even, uint odd) = Threefry.Hash(key, ((ulong)f << 32) | (uint)(place / 2));
                uint draw = place % 2 == 0 ? even : odd;
                T expected = s >= count || draw < (uint)(Rate * 4294967296.0) ? T.Zero : T.CreateTruncating(1 / (1 - Rate));
                Assert.Equal(expected, mask[(f * stride) + s]);
            }
        }
    }

    private static T[] Mask<T>(double rate, int features, int first, int count, int stride, long step, int layer = 0, ulong seed = 42)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batch = new Batch<T> { Count = first + count, Seed = seed, Step = step };
        T[] mask = new T[(features * stride) + 1];
        Array.Fill(mask, T.NaN);
        batch.LoadDropoutMask(layer, rate, features, first, count, ref mask[0], stride);
        Assert.Equal(T.NaN, mask[^1]);
        return mask[..^1];
    }
}
