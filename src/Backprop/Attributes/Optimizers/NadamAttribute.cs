namespace Backprop;

/// <summary><see cref="AdamAttribute"/> that looks ahead along its momentum. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>
/// Formula: μₜ = β₁·(1 − 0.5·0.96ᵗ); π = μ₁·…·μₜ; m ← m + (1 − β₁)·(g − m); v ← v + (1 − β₂)·(g² − v);
/// θ ← θ − η·(μₜ₊₁·m/(1 − π·μₜ₊₁) + (1 − μₜ)·g/(1 − π))/(√(v/(1 − β₂ᵗ)) + ε).
/// </para>
/// <para>Source: <c>keras.optimizers.Nadam</c>; Dozat 2015.</para>
/// </remarks>
public sealed class NadamAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>β₁, the decay of the mean, from 0 to below 1. Default: <c>0.9</c>.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the mean square, from 0 to below 1. Default: <c>0.999</c>.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;
}
