namespace Backprop;

/// <summary>The mean of the absolute errors, for regression with outliers.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: L = mean(|p − y|) over all elements; the gradient at p = y is 0.</para>
/// <para>Source: <c>keras.losses.MeanAbsoluteError</c>.</para>
/// </remarks>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
