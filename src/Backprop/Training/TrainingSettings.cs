namespace Backprop;

/// <summary>What one call of <c>Fit</c> was asked to do, and what it knew of its data: <see cref="History.Settings"/>.</summary>
public sealed record TrainingSettings
{
    /// <summary>The number of the last epoch that was planned.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs that were done before.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>The most samples in a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Whether each epoch visits the samples in a new random order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Steps that make an epoch, or null for one pass over the data.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Samples of a pass over the training data, or null if nobody knows before the end.</summary>
    public long? Samples { get; init; }

    /// <summary>Samples for validation; null without, or if nobody knows before the end.</summary>
    public long? ValidationSamples { get; init; }

    /// <summary>Epochs from one validation to the next.</summary>
    public int ValidationFrequency { get; init; } = 1;

    /// <summary>The network's seed: initial weights, random masks and the order of samples follow from it.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number type of weights, activations and gradients.</summary>
    public Precision Precision { get; init; }
}
