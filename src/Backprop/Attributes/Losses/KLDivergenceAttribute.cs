namespace Backprop;

/// <summary>How far a distribution is from the target's.</summary>
/// <remarks>
/// <para>Shapes: an output p […, outcomes] and targets y of the same shape.</para>
/// <para>Formula: L = mean(Σ y·ln(y/p)), the sum over the last axis and the mean over everything else, p and y clipped to [1e-7, 1].</para>
/// <para>Source: <c>keras.losses.KLDivergence</c>; Kullback and Leibler 1951.</para>
/// </remarks>
public sealed class KLDivergenceAttribute : LossAttribute;
