namespace Backprop.Runtime;

/// <summary>What the runtime does for an optimizer beside calling its update.</summary>
public sealed record OptimizerOptions
{
    /// <summary>The largest norm of a tensor's gradient, or 0.</summary>
    public double ClipNorm { get; init; }

    /// <summary>The largest norm of the whole gradient, or 0.</summary>
    public double GlobalClipNorm { get; init; }

    /// <summary>The names of the trainable weights that do not decay.</summary>
    public IReadOnlyList<string> Undecayed { get; init; } = [];

    /// <summary>Batches whose gradients make one step.</summary>
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>The slot with the sum of the gradients of a step's earlier batches, or −1.</summary>
    public int AccumulatorSlot { get; init; } = -1;

    /// <summary>The slot with the moving average of the weights, or −1.</summary>
    public int AverageSlot { get; init; } = -1;

    /// <summary>Every so many steps the average replaces the weights; 0 for never.</summary>
    public int OverwriteFrequency { get; init; }
}
