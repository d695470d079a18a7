namespace Backprop;

/// <summary>Steps of one length, in the direction of the momentum's sign. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>Formula: c = β₁·m + (1 − β₁)·g; m ← β₂·m + (1 − β₂)·g; θ ← θ − η·sign c, and no step where c is 0.</para>
/// <para>
/// Every weight moves by η in every step, so a good rate is three to ten times smaller than <see cref="AdamAttribute"/>'s.
/// </para>
/// <para>Source: <c>keras.optimizers.Lion</c>; Chen et al. 2023.</para>
/// </remarks>
public sealed class LionAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>β₁, the momentum's share in the direction, above 0 and at most 1. Default: <c>0.9</c>.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the momentum, from 0 to 1. Default: <c>0.99</c>.</summary>
    public double Beta2 { get; init; } = 0.99;
}
