namespace Backprop.Runtime;

/// <summary>What a weight adds to the loss: L1·Σ|w| + L2·Σw², and the orthogonal penalty.</summary>
/// <param name="L1">The factor of the magnitudes.</param>
/// <param name="L2">The factor of the squares.</param>
/// <param name="Orthogonal">The factor of the penalty on rows or columns that are not orthogonal.</param>
/// <param name="Columns">Whether it looks at columns instead of rows.</param>
public sealed record WeightRegularizer(double L1, double L2, double Orthogonal = 0, bool Columns = false);

/// <summary>What is done to a weight behind every step.</summary>
/// <param name="Kind">The constraint.</param>
/// <param name="MinValue">The smallest norm of <see cref="Constraint.MinMaxNorm"/>.</param>
/// <param name="MaxValue">The largest norm.</param>
/// <param name="Rate">How much of the way to the allowed norm is gone.</param>
/// <param name="Axes">The axes over which a norm is taken, from 0.</param>
public sealed record WeightConstraint(Constraint Kind, double MinValue, double MaxValue, double Rate, IReadOnlyList<int> Axes);
