namespace Backprop;

/// <summary>A mean that grows value by value: how Keras reports a loss, each batch counting with its number of samples.</summary>
internal struct Mean
{
    private double sum;
    private double weight;

    /// <summary>Σ weight · value / Σ weight; 0 before the first value, as in Keras.</summary>
    public readonly double Result => weight == 0 ? 0 : sum / weight;

    public void Add(double value, double count)
    {
        sum += value * count;
        weight += count;
    }

    public void Reset() => this = default;
}
