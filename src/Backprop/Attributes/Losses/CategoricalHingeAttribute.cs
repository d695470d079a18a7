namespace Backprop;

/// <summary>The margin between the right class and the best wrong one.</summary>
/// <remarks>
/// <para>Shapes: an output p […, classes] and targets y of the same shape, one-hot.</para>
/// <para>
/// Formula: L = mean(max(1 + max((1 − y)·p) − Σ y·p, 0)), sum and inner maximum over the last axis and the mean over everything else.
/// </para>
/// <para>Errors (BPG03xx): a single class.</para>
/// <para>Source: <c>keras.losses.CategoricalHinge</c>.</para>
/// </remarks>
public sealed class CategoricalHingeAttribute : LossAttribute;
