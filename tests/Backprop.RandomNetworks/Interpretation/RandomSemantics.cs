using Backprop.Gen.Operations;
using Backprop.Initializers;
using Backprop.Numerics;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Random numbers that depend on their place alone.</summary>
internal static class RandomSemantics
{
    /// <summary>
    /// 0 with probability rate, else 1 / (1 − rate), as <c>Batch.LoadDropoutMask</c> defines it: two neighbouring samples share a hash of
    /// 2 × 32 bits, keyed by seed, step and layer and counted by feature and pair of samples.
    /// </summary>
    public static void Mask(RandomMask operation, NodeEvaluation e)
    {
        SamplePlace place = e.Place;
        uint threshold = (uint)Math.Min(operation.Rate * 4294967296.0, uint.MaxValue);
        ulong key = Threefry.Derive(Threefry.Derive(place.Seed, (ulong)place.Step), (ulong)operation.Key);
        for (int f = 0; f < e.Output.Length; f++)
        {
            e.Output[f] = Drawn(key, place, f) < threshold ? 0 : 1 / (1 - operation.Rate);
        }
    }

    /// <summary>Normal numbers, as <c>Batch.LoadNormalNoise</c> defines them: the same draws through the inverse of the distribution function.</summary>
    public static void Normal(RandomNormal operation, NodeEvaluation e)
    {
        SamplePlace place = e.Place;
        ulong key = Threefry.Derive(Threefry.Derive(place.Seed, (ulong)place.Step), (ulong)operation.Key);
        for (int f = 0; f < e.Output.Length; f++)
        {
            e.Output[f] = operation.Mean + (operation.Deviation * NormalDistribution.Quantile((Drawn(key, place, f) + 0.5) / 4294967296.0));
        }
    }

    private static uint Drawn(ulong key, SamplePlace place, int f)
    {
        (uint even, uint odd) = Threefry.Hash(key, ((ulong)f << 32) | ((ulong)place.Sample >> 1));
        return (place.Sample & 1) == 0 ? even : odd;
    }
}
