namespace Backprop;

/// <summary>The mean of the squared errors, for regression.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: L = mean((p − y)²) over all elements; there is no factor ½.</para>
/// <para>Source: <c>keras.losses.MeanSquaredError</c>.</para>
/// </remarks>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
