using System.Numerics;

namespace Backprop;

/// <summary>
/// How the values of a tensor are distributed: 30 buckets of equal width from the smallest to the largest, as TensorBoard makes them; one where all are
/// equal. NaN and infinities are left out.
/// </summary>
internal sealed class WeightHistogram
{
    private const int Buckets = 30;

    private readonly double[] limits = new double[Buckets];
    private readonly double[] counts = new double[Buckets];
    private int used;

    /// <summary>Finite values.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest.</summary>
    public double Min { get; private set; }

    /// <summary>The largest.</summary>
    public double Max { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The sum of their squares.</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>The upper end of each bucket.</summary>
    public ReadOnlySpan<double> Limits => limits.AsSpan(0, used);

    /// <summary>Values in each bucket.</summary>
    public ReadOnlySpan<double> Counts => counts.AsSpan(0, used);

    /// <summary>Looks at values, and forgets those before.</summary>
    public void Take<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (Count, Min, Max, Sum, SumOfSquares) = (0, double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        foreach (T value in values)
        {
            double number = double.CreateChecked(value);
            if (double.IsFinite(number))
            {
                Count++;
                Min = Math.Min(Min, number);
                Max = Math.Max(Max, number);
                Sum += number;
                SumOfSquares += number * number;
            }
        }

        used = Count == 0 ? 0 : Max > Min ? Buckets : 1;
        Array.Clear(counts);
        for (int bucket = 0; bucket < used; bucket++)
        {
            // A weighted mean: the distance of two finite numbers need not be finite.
            double part = (bucket + 1.0) / used;
            limits[bucket] = bucket == used - 1 ? Max : Math.Min(Max, (Min * (1 - part)) + (Max * part));
        }

        foreach (T value in values)
        {
            double number = double.CreateChecked(value);
            if (double.IsFinite(number))
            {
                counts[BucketOf(number)]++;
            }
        }
    }

    /// <summary>The first bucket that ends at or above a value, as summaries count them.</summary>
    private int BucketOf(double value)
    {
        int index = Array.BinarySearch(limits, 0, used, value);
        return index >= 0 ? index : ~index;
    }
}
