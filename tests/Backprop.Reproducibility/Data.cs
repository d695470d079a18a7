using Backprop.Numerics;

namespace Backprop.Reproducibility;

/// <summary>Numbers that are the same bits everywhere: integers scaled by powers of two.</summary>
internal static class Data
{
    /// <summary>Uniform in [−1, 1).</summary>
    public static float[] Singles(int count, ulong seed) => Array.ConvertAll(Words(count, seed), word => ((word >> 8) - 8388608f) / 8388608f);

    /// <summary>Uniform in [−1, 1).</summary>
    public static double[] Doubles(int count, ulong seed) => Array.ConvertAll(Words(count, seed), word => (word - 2147483648d) / 2147483648d);

    /// <summary>Uniform in [0, classes).</summary>
    public static int[] Labels(int count, int classes, ulong seed) => Array.ConvertAll(Words(count, seed), word => (int)(word % (uint)classes));

    private static uint[] Words(int count, ulong seed)
    {
        var words = new uint[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = Threefry.Hash(seed, (ulong)i).First;
        }

        return words;
    }
}
