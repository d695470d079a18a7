namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>
    /// Computes a network with one input and one output, for code that knows it by its base class only; else use the generated <c>Predict</c>. Allocates
    /// nothing, and may be called on several threads at once.
    /// </summary>
    /// <remarks>One sample goes the way of many, whose sums are rounded in another order than those of <c>Predict</c> for one sample.</remarks>
    /// <param name="input">One sample or several, one behind the other.</param>
    /// <param name="output">Receives the outputs, one sample behind the other.</param>
    /// <exception cref="ArgumentException">The lengths are not those of whole samples, or not of the same number of them.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public void PredictBatch(ReadOnlySpan<T> input, Span<T> output)
    {
        if (Description.Inputs.Count != 1 || Description.Outputs.Count != 1)
        {
            throw new InvalidOperationException(
                $"Network {Description.Name} has {Description.Inputs.Count} inputs and {Description.Outputs.Count} outputs; call its own Predict.");
        }

        var arguments = new BatchArguments<T>();
        arguments.Input(0, input);
        arguments.Output(0, output);
        PredictBatchCore(arguments);
    }
}
