namespace Backprop;

public sealed partial class DataSet<T>
{
    /// <summary>
    /// The same samples with weights for classes: the weight of a sample is multiplied by that of its class. The class is the label, the place of
    /// the largest target, or, where a sample has one target value, that value. A view: only the weights are new.
    /// </summary>
    /// <param name="weights">A weight for each class; a class without one has the weight 1, as in Keras.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, there is not exactly one target array, or a sample has several labels.</exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public DataSet<T> WithClassWeights(IReadOnlyDictionary<int, double> weights)
    {
        _ = Count;
        return WeightedByClass(weights, stored);
    }

    /// <summary><see cref="WithClassWeights"/> with the count that the network's sizes gave.</summary>
    internal DataSet<T> WeightedByClass(IReadOnlyDictionary<int, double> weights, int storedCount)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach ((int name, double weight) in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException($"The weight of class {name} is {weight}; weights are finite and not negative.", nameof(weights));
            }
        }

        if (targets.Length != 1)
        {
            throw new ArgumentException(
                $"Class weights are for networks with one output, but there are {targets.Length} target arrays; give sample weights instead.", nameof(weights));
        }

        T[] all = new T[storedCount];
        for (int i = 0; i < all.Length; i++)
        {
            double weight = weights.TryGetValue(ClassOf(targets[0], i, storedCount), out double own) ? own : 1;
            all[i] = T.CreateTruncating(weight) * (SampleWeights.IsEmpty ? T.One : SampleWeights.Span[i]);
        }

        return new(inputs, targets, all, storedCount, rows);
    }

    private static int ClassOf(DataColumn<T> column, int sample, int count)
    {
        int size = column.Length / count;
        if (column.AreLabels)
        {
            return size == 1
                ? column.Labels.Span[sample]
                : throw new ArgumentException($"Every sample has {size} labels, so it has no class of its own; give sample weights instead.");
        }

        ReadOnlySpan<T> values = column.Values.Span.Slice(sample * size, size);
        return size == 1 ? int.CreateSaturating(values[0]) : values.ArgMax();
    }
}
