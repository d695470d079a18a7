namespace Backprop;

/// <summary>The loss of counts, whose mean the output estimates.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same. The output must not be negative: end with softplus or exponential.</para>
/// <para>Formula: L = mean(p − y·ln(p + 1e-7)) over all elements.</para>
/// <para>Source: <c>keras.losses.Poisson</c>.</para>
/// </remarks>
public sealed class PoissonAttribute : LossAttribute;
