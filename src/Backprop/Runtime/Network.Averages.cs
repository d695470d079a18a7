using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

public abstract partial class Network<T>
{
    /// <summary>Whether the optimizer keeps a moving average of the weights (<c>UseEma</c>).</summary>
    public bool HasAveragedWeights => Description.Optimizer is { AverageSlot: >= 0 };

    /// <summary>Whether the averaged weights are in the place of the weights, by <see cref="SwapAveragedWeights"/>.</summary>
    public bool AveragedWeightsAreInPlace { get; private set; }

    /// <summary>Optimizer steps taken: with gradient accumulation fewer than <see cref="Iterations"/>.</summary>
    internal long UpdatesTaken
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Iterations / (Description.Optimizer?.AccumulationSteps ?? 1);
    }

    /// <summary>
    /// Exchanges the trainable weights and their moving average, to evaluate, predict or save with the average; a second call exchanges them
    /// back. Between the two the network does not train. Before the first step there is no average and nothing happens.
    /// </summary>
    /// <exception cref="InvalidOperationException">The optimizer was declared without <c>UseEma = true</c>.</exception>
    public void SwapAveragedWeights()
    {
        Span<T> average = Averages();
        if (UpdatesTaken == 0)
        {
            return;
        }

        Span<T> weights = parameters.Span[..average.Length];
        for (int i = 0; i < average.Length; i++)
        {
            (weights[i], average[i]) = (average[i], weights[i]);
        }

        AveragedWeightsAreInPlace = !AveragedWeightsAreInPlace;
    }

    /// <summary>What Keras does at the end of <c>fit</c>: the average, if there is one, replaces the weights.</summary>
    internal void AdoptAveragedWeights()
    {
        if (HasAveragedWeights && UpdatesTaken > 0)
        {
            if (AveragedWeightsAreInPlace)
            {
                SwapAveragedWeights();
            }

            Averages().CopyTo(parameters.Span);
        }
    }

    private Span<T> Averages()
    {
        if (!HasAveragedWeights)
        {
            throw new InvalidOperationException(
                $"Network {Description.Name} keeps no moving average of its weights; declare its optimizer with UseEma = true.");
        }

        int length = Description.TrainableLength;
        return slots.Span.Slice(Description.Optimizer!.AverageSlot * length, length);
    }

    private void ThrowIfAveraged()
    {
        if (AveragedWeightsAreInPlace)
        {
            throw new InvalidOperationException(
                "The averaged weights are in the place of the weights; call SwapAveragedWeights again before training goes on.");
        }
    }
}
