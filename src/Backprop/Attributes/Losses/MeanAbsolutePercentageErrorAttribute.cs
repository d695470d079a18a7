namespace Backprop;

/// <summary>The mean of the errors in percent of the targets, for regression over several orders of magnitude.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: L = 100 · mean(|p − y| / max(|y|, 1e-7)) over all elements; the gradient at p = y is 0.</para>
/// <para>Source: <c>keras.losses.MeanAbsolutePercentageError</c>.</para>
/// </remarks>
public sealed class MeanAbsolutePercentageErrorAttribute : LossAttribute;
