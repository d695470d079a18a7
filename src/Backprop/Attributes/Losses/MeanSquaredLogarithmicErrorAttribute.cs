namespace Backprop;

/// <summary>The mean of the squared errors of logarithms, for targets that are not negative.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>
/// Formula: L = mean((ln(max(p, 1e-7) + 1) − ln(max(y, 1e-7) + 1))²) over all elements. Outputs below 1e-7 have no gradient: end with ReLU or
/// softplus.
/// </para>
/// <para>Source: <c>keras.losses.MeanSquaredLogarithmicError</c>.</para>
/// </remarks>
public sealed class MeanSquaredLogarithmicErrorAttribute : LossAttribute;
