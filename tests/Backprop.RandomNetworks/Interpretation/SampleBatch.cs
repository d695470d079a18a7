namespace Backprop.RandomNetworks.Interpretation;

/// <summary>What a network is run on: arrays with one sample behind the other.</summary>
/// <param name="Count">Samples.</param>
/// <param name="Inputs">By input.</param>
/// <param name="Targets">By output: numbers, or class indices as numbers; null where the output has no loss.</param>
/// <param name="Weights">One for each sample, or null for 1.</param>
/// <param name="OutputGradients">By output: ∂L/∂output for a caller's own loss.</param>
internal sealed record SampleBatch(int Count, double[][] Inputs, double[]?[] Targets, double[]? Weights, double[][] OutputGradients)
{
    /// <summary>The seed of random masks.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The number of the step, from 1.</summary>
    public long Step { get; init; } = 1;
}
