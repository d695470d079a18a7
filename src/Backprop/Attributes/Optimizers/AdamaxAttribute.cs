namespace Backprop;

/// <summary><see cref="AdamAttribute"/> with the largest gradient in place of the mean square. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>Formula: m ← m + (1 − β₁)·(g − m); u ← max(β₂·u, |g|); θ ← θ − η/(1 − β₁ᵗ)·m/(u + ε).</para>
/// <para>Source: <c>keras.optimizers.Adamax</c>; Kingma and Ba 2015, section 7.1.</para>
/// </remarks>
public sealed class AdamaxAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>β₁, the decay of the mean, from 0 to below 1. Default: <c>0.9</c>.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the maximum, from 0 to below 1. Default: <c>0.999</c>.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;
}
