using System.Numerics;

namespace Backprop;

/// <summary>
/// Samples in memory for <c>Fit</c> and <c>Evaluate</c>: for each input and each output with a loss one array with all samples, one behind
/// the other. Nothing is copied, not by the data set, not by its slices, not by shuffling.
/// </summary>
/// <remarks>
/// A data set is immutable and knows no network; the sizes are checked when it meets one. It may be used by several networks at the
/// same time.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
public sealed partial class DataSet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DataColumn<T>[] inputs;
    private readonly DataColumn<T>[] targets;
    private readonly int[]? rows;
    private readonly int stored;

    /// <summary>Samples for a network with one input and one output that is compared with labels.</summary>
    /// <param name="inputs">All samples, one behind the other: count · input size elements.</param>
    /// <param name="labels">Class indices from 0, for each sample as many as the loss compares: one, or one for each position of a sequence.</param>
    /// <param name="sampleWeights">A factor for each sample's loss; empty for 1.</param>
    /// <param name="count">Samples; may be omitted where there is one label for each sample.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the count, or the weights are not finite.</exception>
    public DataSet(ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels, ReadOnlyMemory<T> sampleWeights = default, int? count = null)
        : this([inputs], [labels], sampleWeights, count ?? (sampleWeights.IsEmpty ? labels.Length : null))
    {
    }

    /// <summary>Samples for a network with one input and one output that is compared with values.</summary>
    /// <param name="inputs">All samples, one behind the other: count · input size elements.</param>
    /// <param name="targets">All target values, one sample behind the other: count · target size elements.</param>
    /// <param name="sampleWeights">A factor for each sample's loss; empty for 1.</param>
    /// <param name="count">Samples; if omitted the network's sizes tell, and <see cref="Count"/> cannot be asked before.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the count, or the weights are not finite.</exception>
    public DataSet(ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets, ReadOnlyMemory<T> sampleWeights = default, int? count = null)
        : this([inputs], [targets], sampleWeights, count)
    {
    }

    /// <summary>Like the constructor for memories, for arrays and lists of numbers: <c>new DataSet&lt;float&gt;([0, 1, 1, 1], [1, 0])</c>.</summary>
    /// <inheritdoc cref="DataSet{T}(ReadOnlyMemory{T}, ReadOnlyMemory{int}, ReadOnlyMemory{T}, int?)"/>
    public DataSet(T[] inputs, int[] labels, T[]? sampleWeights = null, int? count = null)
        : this(inputs.AsMemory(), labels.AsMemory(), sampleWeights, count)
    {
    }

    /// <summary>Like the constructor for memories, for arrays and lists of numbers: <c>new DataSet&lt;float&gt;([0, 1, 1, 1], [1f, 0])</c>.</summary>
    /// <inheritdoc cref="DataSet{T}(ReadOnlyMemory{T}, ReadOnlyMemory{T}, ReadOnlyMemory{T}, int?)"/>
    public DataSet(T[] inputs, T[] targets, T[]? sampleWeights = null, int? count = null)
        : this(inputs.AsMemory(), targets.AsMemory(), sampleWeights, count)
    {
    }

    /// <summary>Samples for a network with any number of inputs and outputs.</summary>
    /// <param name="inputs">An array for each input: all named, or none and in the order of declaration.</param>
    /// <param name="targets">An array for each output that has a loss: all named, or none and in the order of declaration.</param>
    /// <param name="sampleWeights">A factor for each sample's loss (of every output); empty for 1.</param>
    /// <param name="count">Samples; if omitted the sample weights or the network's sizes tell.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the count, or the weights are not finite.</exception>
    public DataSet(
        IReadOnlyList<DataColumn<T>> inputs, IReadOnlyList<DataColumn<T>> targets, ReadOnlyMemory<T> sampleWeights = default, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        this.inputs = [.. inputs];
        this.targets = [.. targets];
        SampleWeights = sampleWeights;
        int? known = count ?? (sampleWeights.IsEmpty ? null : sampleWeights.Length);
        stored = known ?? -1;
        if (known is { } samples)
        {
            CheckCount(samples);
        }

        CheckWeights();
    }

    private DataSet(DataColumn<T>[] inputs, DataColumn<T>[] targets, ReadOnlyMemory<T> sampleWeights, int stored, int[]? rows)
    {
        this.inputs = inputs;
        this.targets = targets;
        SampleWeights = sampleWeights;
        this.stored = stored;
        this.rows = rows;
    }

    /// <summary>Samples.</summary>
    /// <exception cref="InvalidOperationException">The number was not given, so it depends on the network that the data set meets.</exception>
    public int Count => rows?.Length ?? (stored >= 0
        ? stored
        : throw new InvalidOperationException(
            "The data set does not know how many samples it has, because their size depends on the network; give it 'count:'."));

    /// <summary>The inputs' arrays.</summary>
    public IReadOnlyList<DataColumn<T>> Inputs => inputs;

    /// <summary>The targets' arrays.</summary>
    public IReadOnlyList<DataColumn<T>> Targets => targets;

    /// <summary>One factor for each sample's loss; empty for 1.</summary>
    public ReadOnlyMemory<T> SampleWeights { get; }

    /// <summary>The number of samples in the arrays if it is known, else −1.</summary>
    internal int StoredCount => stored;

    /// <summary>Which rows of the arrays the samples are, or null for all in order.</summary>
    internal int[]? Rows => rows;

    private void CheckCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int i = 0; i < inputs.Length; i++)
        {
            CheckLength(inputs[i], "input", i, count);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            CheckLength(targets[i], targets[i].AreLabels ? "label array" : "target", i, count);
        }

        if (!SampleWeights.IsEmpty && SampleWeights.Length != count)
        {
            throw new ArgumentException(
                $"There are {SampleWeights.Length} sample weights for {count} samples; give each sample one, or none at all.");
        }
    }

    private static void CheckLength(DataColumn<T> column, string what, int index, int count)
    {
        if (count == 0 ? column.Length != 0 : column.Length % count != 0)
        {
            string name = column.Name is null ? $"number {index}" : $"'{column.Name}'";
            throw new ArgumentException(
                $"The {what} {name} has {column.Length} elements, which is not a multiple of the {count} samples of the data set.");
        }
    }

    private void CheckWeights()
    {
        ReadOnlySpan<T> weights = SampleWeights.Span;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!T.IsFinite(weights[i]))
            {
                throw new ArgumentException($"The weight of sample {i} is {weights[i]}; weights must be finite.");
            }
        }
    }
}
