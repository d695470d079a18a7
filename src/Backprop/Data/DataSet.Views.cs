using Backprop.Numerics;

namespace Backprop;

public sealed partial class DataSet<T>
{
    /// <summary>Samples <paramref name="start"/> … <paramref name="start"/> + <paramref name="count"/> − 1; a view, not a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the data set.</exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public DataSet<T> Slice(int start, int count)
    {
        CheckRange(start, count, Count);
        return SliceOf(start, count, stored);
    }

    /// <summary>
    /// The first floor(count · (1 − <paramref name="fraction"/>)) samples and the rest, as Keras's <c>validation_split</c> cuts; views, not
    /// copies. Data that is sorted should be shuffled before (<see cref="Shuffled"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves one of the parts empty.</exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public (DataSet<T> First, DataSet<T> Last) Split(double fraction) => SplitOf(fraction, Count, stored);

    /// <summary>The samples with the given numbers, in that order; a number may occur several times. A view: only the numbers are copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not within the data set.</exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public DataSet<T> Subset(ReadOnlySpan<int> samples)
    {
        int count = Count;
        int[] chosen = new int[samples.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            if ((uint)samples[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(samples), samples[i], $"Sample number {i} of the subset is outside 0 to {count - 1}.");
            }

            chosen[i] = rows is null ? samples[i] : rows[samples[i]];
        }

        return new(inputs, targets, SampleWeights, stored, chosen);
    }

    /// <summary>
    /// The same samples in a random order that depends on <paramref name="seed"/> and the number of samples alone; a view, not a copy.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public DataSet<T> Shuffled(ulong seed)
    {
        int[] order = new int[Count];
        SampleOrder.Fill(order, rows);
        SampleOrder.Shuffle(order, Threefry.Derive(seed, SampleOrder.Stream));
        return new(inputs, targets, SampleWeights, stored, order);
    }

    /// <summary>The elements of a sample of an input: a view, which sees what is written to the array later.</summary>
    /// <param name="sample">The sample's number in this data set.</param>
    /// <param name="input">The place of the input's array in <see cref="Inputs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or input.</exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public ReadOnlySpan<T> InputOf(int sample, int input = 0)
    {
        CheckRange(sample, 1, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, inputs.Length);
        int size = inputs[input].Length / stored;
        return inputs[input].Values.Span.Slice((rows is null ? sample : rows[sample]) * size, size);
    }

    /// <summary><see cref="Split"/> with the count that the network's sizes gave.</summary>
    internal (DataSet<T> First, DataSet<T> Last) SplitOf(double fraction, int count, int storedCount)
    {
        int first = FirstPartOf(fraction, count);
        return (SliceOf(0, first, storedCount), SliceOf(first, count - first, storedCount));
    }

    /// <summary>The samples of the first part of a split.</summary>
    private static int FirstPartOf(double fraction, int count)
    {
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A split is a fraction between 0 and 1.");
        }

        int first = (int)Math.Floor(count * (1 - fraction));
        if (first == 0 || first == count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                $"A split of {count} samples at this fraction leaves {first} and {count - first}; both parts need at least one sample.");
        }

        return first;
    }

    private static void CheckRange(int start, int count, int available)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > available - start)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"Samples {start} to {(long)start + count - 1} are not within the {available} samples of the data set.");
        }
    }

    private DataSet<T> SliceOf(int start, int count, int storedCount)
    {
        if (rows is not null)
        {
            return new(inputs, targets, SampleWeights, storedCount, rows[start..(start + count)]);
        }

        ReadOnlyMemory<T> weights = SampleWeights.IsEmpty ? default : SampleWeights.Slice(start, count);
        return new([.. inputs.Select(Cut)], [.. targets.Select(Cut)], weights, count, null);

        DataColumn<T> Cut(DataColumn<T> column)
        {
            int size = storedCount == 0 ? 0 : column.Length / storedCount;
            return column.Slice(start * size, count * size);
        }
    }
}
