namespace Backprop.Benchmarks;

/// <summary>Minimum, median and maximum of repeated measurements.</summary>
internal readonly record struct Figures(double Min, double Median, double Max)
{
    /// <summary>Of at least one value; the median of an even number is the mean of the middle two.</summary>
    public static Figures Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return new(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }

    /// <summary>The figures in another unit.</summary>
    public Figures Times(double factor) => new(factor * Min, factor * Median, factor * Max);

    /// <summary>The figures of amount/time: the shortest time is the highest rate.</summary>
    public Figures Rate(double amount) => new(amount / Max, amount / Median, amount / Min);
}
