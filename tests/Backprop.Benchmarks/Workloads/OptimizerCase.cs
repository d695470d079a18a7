using Backprop.Runtime;

namespace Backprop.Benchmarks.Workloads;

/// <summary>What O measures: a generator declares these networks, one for each optimizer of the library, option and size.</summary>
/// <param name="Optimizer">Its name.</param>
/// <param name="Variation">plain, clipped (by the norm of the whole gradient) or averaged (a moving average of the weights).</param>
/// <param name="Weights">Of the network.</param>
/// <param name="Slots">State vectors of the step.</param>
/// <param name="Divisions">Of the step, for each weight.</param>
/// <param name="Roots">Square roots of the step, for each weight.</param>
/// <param name="Create">Makes the network.</param>
internal sealed record OptimizerCase(
    string Optimizer, string Variation, int Weights, int Slots, int Divisions, int Roots, Func<Network<float>> Create)
{
    /// <summary>Whether the norm of the gradient is read before the step.</summary>
    public bool ReadsNorm => Variation == "clipped";
}
