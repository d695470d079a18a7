namespace Backprop.RandomNetworks.Checking;

/// <summary>Numbers that should be the same up to rounding.</summary>
internal static class Comparison
{
    /// <summary>
    /// The largest difference between two arrays relative to the largest magnitude in them, but at least to <paramref name="floor"/>: rounding errors
    /// of a sum are of the size of its terms, so a small element among large ones cannot be more accurate. Infinite where one has a NaN
    /// that the other has not.
    /// </summary>
    public static double Error(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double floor)
    {
        if (actual.Length != expected.Length)
        {
            return double.PositiveInfinity;
        }

        double scale = floor;
        double difference = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double d = Math.Abs(actual[i] - expected[i]);
            if (double.IsNaN(d))
            {
                return double.PositiveInfinity;
            }

            difference = Math.Max(difference, d);
            scale = Math.Max(scale, Math.Abs(expected[i]));
        }

        return difference / scale;
    }

    /// <summary>Whether two arrays hold the same bits.</summary>
    public static bool SameBits<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(a).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(b));
}
