using Backprop.Gen.Graph;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>One node on one sample: what its operation reads and where its result goes.</summary>
/// <param name="Inputs">The operands' elements, in row-major order.</param>
/// <param name="InputShapes">Their shapes.</param>
/// <param name="Output">All zero for a computed value; the sum so far for the gradient of a parameter.</param>
/// <param name="OutputShape">The result's shape.</param>
/// <param name="Place">The sample's place, for random masks.</param>
internal sealed record NodeEvaluation(double[][] Inputs, Shape[] InputShapes, double[] Output, Shape OutputShape, SamplePlace Place);

/// <summary>What a random number depends on besides layer and feature.</summary>
/// <param name="Sample">The place in the batch.</param>
/// <param name="Seed">The network's seed.</param>
/// <param name="Step">The number of the step, from 1.</param>
internal readonly record struct SamplePlace(int Sample, ulong Seed, long Step);
