using Backprop.Numerics;

namespace Digits.Rendering;

/// <summary>A stream of random numbers that depends on its key only, so that digits can be drawn in any order and on any thread.</summary>
internal struct RandomStream(ulong key)
{
    private ulong counter;

    /// <summary>Uniform in [low, high).</summary>
    public float Uniform(float low, float high) => low + ((high - low) * (Next() >> 8) * (1f / (1 << 24)));

    /// <summary>Normal with mean 0 (G. E. P. Box, M. E. Muller, 1958).</summary>
    public float Normal(float deviation)
    {
        float radius = MathF.Sqrt(-2 * MathF.Log(1 - Uniform(0, 1)));
        return deviation * radius * MathF.Cos(Uniform(0, MathF.Tau));
    }

    /// <summary>An integer in [0, count).</summary>
    public int Choose(int count) => (int)(((ulong)Next() * (ulong)count) >> 32);

    private uint Next() => Threefry.Hash(key, counter++).First;
}
