namespace Backprop;

/// <summary>The squared margin loss of yes-or-no answers, with targets −1 and 1.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>Formula: L = mean(max(1 − y·p, 0)²) over all elements, a target of 0 standing for −1 as in <see cref="HingeAttribute"/>.</para>
/// <para>Source: <c>keras.losses.SquaredHinge</c>.</para>
/// </remarks>
public sealed class SquaredHingeAttribute : LossAttribute;
