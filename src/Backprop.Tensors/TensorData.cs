using System.Numerics;
using System.Numerics.Tensors;

namespace Backprop;

/// <summary>Data sets of tensors. The first dimension counts the samples, and the others have to be the shape that the network declares.</summary>
/// <remarks>
/// A row-major <see cref="Tensor{T}"/> is not copied: what is written to it later is seen by training. A tensor with other strides is copied once, and so is
/// a <see cref="ReadOnlyTensorSpan{T}"/>, which nobody may keep.
/// </remarks>
public static class TensorData
{
    /// <summary>Samples for a network with one input and one output that is compared with labels.</summary>
    /// <param name="inputs">[samples, …], the rest as the network's input.</param>
    /// <param name="labels">[samples] or, for a loss at every position, [samples, positions …]; class indices from 0.</param>
    /// <param name="sampleWeights">[samples]: a factor for each sample's loss; null for 1.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
    /// <exception cref="ArgumentException">The tensors do not have the same samples.</exception>
    public static DataSet<T> ToDataSet<T>(this Tensor<T> inputs, Tensor<int> labels, Tensor<T>? sampleWeights = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return Join(TensorShape.Samples(inputs.Lengths, labels.Lengths, "labels"), inputs.ToColumn(), labels.ToLabels<T>(), sampleWeights);
    }

    /// <summary>Samples for a network with one input and one output that is compared with values.</summary>
    /// <param name="inputs">[samples, …], the rest as the network's input.</param>
    /// <param name="targets">[samples, …], the rest as the network's output; for an output of one element [samples] will do.</param>
    /// <param name="sampleWeights">[samples]: a factor for each sample's loss; null for 1.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
    /// <exception cref="ArgumentException">The tensors do not have the same samples.</exception>
    public static DataSet<T> ToDataSet<T>(this Tensor<T> inputs, Tensor<T> targets, Tensor<T>? sampleWeights = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return Join(TensorShape.Samples(inputs.Lengths, targets.Lengths, "targets"), inputs.ToColumn(), targets.ToColumn(), sampleWeights);
    }

    /// <summary>A copy of samples for a network with one input and one output that is compared with labels.</summary>
    /// <inheritdoc cref="ToDataSet{T}(Tensor{T}, Tensor{int}, Tensor{T}?)"/>
    public static DataSet<T> ToDataSet<T>(this in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Join(TensorShape.Samples(inputs.Lengths, labels.Lengths, "labels"), inputs.ToColumn(), labels.ToLabels<T>(), null);

    /// <summary>A copy of samples for a network with one input and one output that is compared with values.</summary>
    /// <inheritdoc cref="ToDataSet{T}(Tensor{T}, Tensor{T}, Tensor{T}?)"/>
    public static DataSet<T> ToDataSet<T>(this in ReadOnlyTensorSpan<T> inputs, in ReadOnlyTensorSpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Join(TensorShape.Samples(inputs.Lengths, targets.Lengths, "targets"), inputs.ToColumn(), targets.ToColumn(), null);

    /// <summary>Numbers for one of several inputs or outputs of a network: <c>new DataSet&lt;float&gt;([users.ToColumn("user")], [scores.ToColumn()], count: n)</c>.</summary>
    /// <param name="tensor">[samples, …].</param>
    /// <param name="name">The input or output it belongs to, or null: then its place in the list decides.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
    /// <exception cref="ArgumentException">The tensor has no dimensions.</exception>
    /// <exception cref="OverflowException">The tensor has more elements than an array can have.</exception>
    public static DataColumn<T> ToColumn<T>(this Tensor<T> tensor, string? name = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return TensorShape.IsRowMajor(tensor.Lengths, tensor.Strides)
            ? new(new TensorMemory<T>(tensor).Memory, name) { Shape = TensorShape.OfSample(tensor.Lengths) }
            : tensor.AsReadOnlyTensorSpan().ToColumn(name);
    }

    /// <summary>A copy of numbers for one of several inputs or outputs of a network.</summary>
    /// <inheritdoc cref="ToColumn{T}(Tensor{T}, string?)"/>
    public static DataColumn<T> ToColumn<T>(this in ReadOnlyTensorSpan<T> tensor, string? name = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(tensor.ToArray().AsMemory(), name) { Shape = TensorShape.OfSample(tensor.Lengths) };

    /// <summary>Labels for one of several outputs of a network.</summary>
    /// <param name="tensor">[samples] or [samples, positions …]; class indices from 0.</param>
    /// <param name="name">The output it belongs to, or null: then its place in the list decides.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
    /// <exception cref="ArgumentException">The tensor has no dimensions.</exception>
    /// <exception cref="OverflowException">The tensor has more elements than an array can have.</exception>
    public static DataColumn<T> ToLabels<T>(this Tensor<int> tensor, string? name = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return TensorShape.IsRowMajor(tensor.Lengths, tensor.Strides)
            ? new(new TensorMemory<int>(tensor).Memory, name) { Shape = TensorShape.OfSample(tensor.Lengths) }
            : tensor.AsReadOnlyTensorSpan().ToLabels<T>(name);
    }

    /// <summary>A copy of labels for one of several outputs of a network.</summary>
    /// <inheritdoc cref="ToLabels{T}(Tensor{int}, string?)"/>
    public static DataColumn<T> ToLabels<T>(this in ReadOnlyTensorSpan<int> tensor, string? name = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(tensor.ToArray().AsMemory(), name) { Shape = TensorShape.OfSample(tensor.Lengths) };

    /// <summary>The elements in row-major order.</summary>
    internal static TItem[] ToArray<TItem>(this in ReadOnlyTensorSpan<TItem> tensor)
    {
        TItem[] values = new TItem[checked((int)tensor.FlattenedLength)];
        tensor.FlattenTo(values);
        return values;
    }

    private static DataSet<T> Join<T>(int samples, DataColumn<T> inputs, DataColumn<T> targets, Tensor<T>? sampleWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new([inputs], [targets], sampleWeights is null ? default : sampleWeights.ToColumn().Values, samples);
}
