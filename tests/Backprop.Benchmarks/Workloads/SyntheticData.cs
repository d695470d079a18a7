using System.Numerics;
using Backprop.Numerics;

namespace Backprop.Benchmarks.Workloads;

/// <summary>Inputs and targets from a fixed seed; what they are does not matter for speed, as long as they are ordinary numbers.</summary>
internal static class SyntheticData
{
    /// <summary>Uniform in [low, high).</summary>
    public static T[] Uniform<T>(int count, double low, double high, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = T.CreateTruncating(low + ((high - low) * Threefry.Hash(seed, (ulong)i).First / (1L << 32)));
        }

        return values;
    }

    /// <summary>Uniform in 0 … classes − 1.</summary>
    public static int[] Labels(int count, int classes, ulong seed)
    {
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (int)(Threefry.Hash(seed, (ulong)i).First % (uint)classes);
        }

        return labels;
    }
}
