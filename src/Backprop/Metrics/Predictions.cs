using System.Numerics;

namespace Backprop;

/// <summary>A batch as a metric sees it: for each sample what the network put out and what it should have been. Views, no copies.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly ref struct Predictions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> outputs;
    private readonly ReadOnlySpan<T> targets;
    private readonly ReadOnlySpan<int> labels;
    private readonly ReadOnlySpan<T> weights;
    private readonly ReadOnlySpan<int> rows;

    /// <summary>Outputs beside target values.</summary>
    /// <param name="outputs">One sample behind the other.</param>
    /// <param name="targets">One sample behind the other.</param>
    /// <param name="count">Samples.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the count.</exception>
    public Predictions(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count)
        : this(outputs, SizeOf(outputs.Length, count), targets, default, SizeOf(targets.Length, count), default, default, count)
    {
    }

    /// <summary>Outputs beside class indices.</summary>
    /// <param name="outputs">One sample behind the other.</param>
    /// <param name="labels">One sample behind the other.</param>
    /// <param name="count">Samples.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the count.</exception>
    public Predictions(ReadOnlySpan<T> outputs, ReadOnlySpan<int> labels, int count)
        : this(outputs, SizeOf(outputs.Length, count), default, labels, SizeOf(labels.Length, count), default, default, count)
    {
    }

    internal Predictions(
        ReadOnlySpan<T> outputs,
        int outputSize,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<int> labels,
        int targetSize,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<int> rows,
        int count)
    {
        this.outputs = outputs;
        this.targets = targets;
        this.labels = labels;
        this.weights = weights;
        this.rows = rows;
        OutputSize = outputSize;
        TargetSize = targetSize;
        Count = count;
    }

    /// <summary>Samples.</summary>
    public int Count { get; }

    /// <summary>Output elements of one sample.</summary>
    public int OutputSize { get; }

    /// <summary>Target values or labels of one sample.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the targets are class indices.</summary>
    public bool HasLabels => !labels.IsEmpty;

    /// <summary>What the network put out for a sample.</summary>
    public ReadOnlySpan<T> Output(int sample) => outputs.Slice(sample * OutputSize, OutputSize);

    /// <summary>What it should have put out, where the targets are values.</summary>
    public ReadOnlySpan<T> Target(int sample) => targets.Slice(Row(sample) * TargetSize, TargetSize);

    /// <summary>What it should have chosen, where the targets are labels.</summary>
    public ReadOnlySpan<int> Labels(int sample) => labels.Slice(Row(sample) * TargetSize, TargetSize);

    /// <summary>The factor of the sample's loss.</summary>
    public T Weight(int sample) => weights.IsEmpty ? T.One : weights[Row(sample)];

    private int Row(int sample) => rows.IsEmpty ? sample : rows[sample];

    private static int SizeOf(int length, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return length % count == 0
            ? length / count
            : throw new ArgumentException($"{length} elements are not a multiple of {count} samples.");
    }
}
