using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Memory for one batch after another: an array for each input and each target of a network, and one for the weights.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class BatchBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundData<T> data;

    /// <summary>Allocates room for <paramref name="batchSize"/> samples.</summary>
    public BatchBuffer(NetworkDescription network, int batchSize)
    {
        Inputs = [.. network.Inputs.Select(input => new T[checked(input.Size * batchSize)])];
        Values = [.. network.Outputs.Select(output => output.Target == TargetKind.Values ? new T[checked(output.TargetSize * batchSize)] : null)];
        Labels = [.. network.Outputs.Select(output => output.Target == TargetKind.Labels ? new int[checked(output.TargetSize * batchSize)] : null)];
        Weights = new T[batchSize];
        Weights.AsSpan().Fill(T.One);
        DataColumn<T>?[] targets = [.. network.Outputs.Select((_, o) => Target(o))];
        data = new(network, [.. Inputs.Select(input => (ReadOnlyMemory<T>)input)], targets, Weights, batchSize);
    }

    /// <summary>The samples of each input.</summary>
    public T[][] Inputs { get; }

    /// <summary>The target values of each output; null for one with labels or without a loss.</summary>
    public T[]?[] Values { get; }

    /// <summary>The labels of each output; null for one with values or without a loss.</summary>
    public int[]?[] Labels { get; }

    /// <summary>One factor for each sample's loss.</summary>
    public T[] Weights { get; }

    /// <summary>The first <paramref name="count"/> samples as a batch.</summary>
    public DataBatch<T> ToBatch(int count, SampleNumbers numbers) => new(data, null, 0, count, numbers);

    private DataColumn<T>? Target(int output) =>
        Values[output] is { } values ? new DataColumn<T>(values.AsMemory())
        : Labels[output] is { } labels ? new DataColumn<T>(labels.AsMemory())
        : (DataColumn<T>?)null;
}
