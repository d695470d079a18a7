using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Backprop.Runtime;

namespace Backprop;

/// <summary>Predictions for tensors of samples, for networks with one input and one output. Row-major tensors are not copied.</summary>
/// <remarks>
/// The first dimension counts the samples, also where there is one: [1, 28, 28, 1]. One sample goes the way of many, whose sums are rounded in another order than
/// those of the generated <c>Predict</c> for one sample.
/// </remarks>
public static class TensorPrediction
{
    /// <summary>Computes the network for samples, into a new tensor.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples, …], the rest as the network's input.</param>
    /// <returns>[samples, …], the rest as the network's output.</returns>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The input has another shape, or no samples.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public static Tensor<T> Predict<T>(this Network<T> network, in ReadOnlyTensorSpan<T> input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        nint[] lengths = LengthsOf(network, input);
        T[] values = new T[checked((int)TensorShape.Product(lengths))];
        PredictInto(network, input, values);
        return Tensor.Create(values, lengths);
    }

    /// <summary>Computes the network for samples, into memory of the caller.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">[samples, …], the rest as the network's input.</param>
    /// <param name="output">Receives [samples, …], the rest as the network's output.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">Input or output has another shape, or no samples.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public static void Predict<T>(this Network<T> network, in ReadOnlyTensorSpan<T> input, in TensorSpan<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        nint[] lengths = LengthsOf(network, input);
        if (!output.Lengths.SequenceEqual(lengths))
        {
            throw new ArgumentException(
                $"The output of network {network.Description.Name} for this input has shape {TensorShape.Text(lengths)}, but it is given a tensor of shape {TensorShape.Text(output.Lengths)}.",
                nameof(output));
        }

        if (TensorShape.IsRowMajor(output.Lengths, output.Strides))
        {
            PredictInto(network, input, MemoryMarshal.CreateSpan(ref output.GetPinnableReference(), checked((int)output.FlattenedLength)));
            return;
        }

        T[] values = new T[checked((int)output.FlattenedLength)];
        PredictInto(network, input, values);
        new ReadOnlyTensorSpan<T>(values, lengths).CopyTo(output);
    }

    private static void PredictInto<T>(Network<T> network, in ReadOnlyTensorSpan<T> input, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TensorShape.IsRowMajor(input.Lengths, input.Strides))
        {
            network.PredictBatch(MemoryMarshal.CreateReadOnlySpan(in input.GetPinnableReference(), checked((int)input.FlattenedLength)), output);
        }
        else
        {
            network.PredictBatch(input.ToArray(), output);
        }
    }

    private static nint[] LengthsOf<T>(Network<T> network, in ReadOnlyTensorSpan<T> input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        if (description.Inputs.Count != 1 || description.Outputs.Count != 1)
        {
            throw new InvalidOperationException(
                $"Network {description.Name} has {description.Inputs.Count} inputs and {description.Outputs.Count} outputs; call its own Predict with spans.");
        }

        if (!TensorShape.OfSample(input.Lengths).SequenceEqual(description.Inputs[0].Shape) || input.Lengths[0] == 0)
        {
            throw new ArgumentException(
                $"Network {description.Name} predicts tensors of shape [samples, {string.Join(", ", description.Inputs[0].Shape)}] with at least one sample, "
                + $"but is given {TensorShape.Text(input.Lengths)}.",
                nameof(input));
        }

        return [input.Lengths[0], .. description.Outputs[0].Shape];
    }
}
