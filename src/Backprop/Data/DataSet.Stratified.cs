using System.Numerics;

namespace Backprop;

public sealed partial class DataSet<T>
{
    /// <summary>
    /// Two parts in which every class has the same share of the samples as in the whole: with 900 samples of class 0 and 100 of class 1, a
    /// fraction of 0.2 puts 180 and 20 of them into the last part. Views, not copies, each in the order of the data set.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The last part has as many samples as that of <see cref="Split"/>. Each class gets the whole part of its exact share, and what is left
    /// goes to the largest fractions (of equal ones to the smaller class), so that no class is off by a sample or more. Which samples of a class it
    /// gets is drawn by <paramref name="seed"/>; it depends on the seed and the labels and on nothing else.
    /// </para>
    /// <para>
    /// The class is the label, the place of the largest target, or, where a sample has one target value, that value, which has to be a whole number.
    /// As <c>sklearn.model_selection.train_test_split(stratify=y)</c>.
    /// </para>
    /// </remarks>
    /// <param name="fraction">The part of the samples that the last part gets.</param>
    /// <param name="seed">Chooses the samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The fraction is not between 0 and 1, or leaves one of the parts with fewer samples than there are classes.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A class has one sample only, there is not exactly one target array, or a sample has several labels or a target that is no class.
    /// </exception>
    /// <exception cref="InvalidOperationException">The data set does not know its <see cref="Count"/>.</exception>
    public (DataSet<T> First, DataSet<T> Last) StratifiedSplit(double fraction, ulong seed = 0) => StratifiedSplitOf(fraction, Count, stored, seed);

    /// <summary><see cref="StratifiedSplit"/> with the count that the network's sizes gave.</summary>
    internal (DataSet<T> First, DataSet<T> Last) StratifiedSplitOf(double fraction, int count, int storedCount, ulong seed)
    {
        int first = FirstPartOf(fraction, count);
        bool[] held = Stratification.ChooseLast(ClassesOf(count, storedCount), count - first, seed);
        int[] firstRows = new int[first];
        int[] lastRows = new int[count - first];
        int a = 0, b = 0;
        for (int i = 0; i < held.Length; i++)
        {
            int row = rows is null ? i : rows[i];
            if (held[i])
            {
                lastRows[b++] = row;
            }
            else
            {
                firstRows[a++] = row;
            }
        }

        return (With(firstRows), With(lastRows));

        DataSet<T> With(int[] chosen) => new(inputs, targets, SampleWeights, storedCount, chosen);
    }

    private int[] ClassesOf(int count, int storedCount)
    {
        if (targets.Length != 1)
        {
            throw new ArgumentException(targets.Length == 0
                ? "A stratified split needs labels, and the data set has no targets at all."
                : $"A stratified split goes by the classes of one output, but there are {targets.Length} target arrays; use Split, or choose the samples with Subset.");
        }

        DataColumn<T> column = targets[0];
        int size = column.Length / storedCount;
        if (column.AreLabels && size != 1)
        {
            throw new ArgumentException($"Every sample has {size} labels, so it has no class of its own for a stratified split; use Split, or Subset.");
        }

        int[] classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            int row = rows is null ? i : rows[i];
            if (!column.AreLabels && size == 1 && !T.IsInteger(column.Values.Span[row]))
            {
                throw new ArgumentException(
                    $"The target of sample {i} is {column.Values.Span[row]}, which is no class; a stratified split needs labels, one-hot targets or whole numbers.");
            }

            classes[i] = ClassOf(column, row, storedCount);
        }

        return classes;
    }
}
