using System.Numerics;
using Backprop.Numerics;

namespace Backprop.Benchmarks.Workloads;

/// <summary>
/// Inputs and targets from a fixed seed. There is nothing to learn in them: after some hundred steps most units of a network with ReLU are dead, their gradients exactly zero. No
/// kernel is faster for that, and subnormal numbers are kept out of optimizer state.
/// </summary>
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
