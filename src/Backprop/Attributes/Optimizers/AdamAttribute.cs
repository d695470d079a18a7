namespace Backprop;

/// <summary>Momentum, divided by a running mean of the gradient's size. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>
/// Formula: m ← m + (1 − β₁)·(g − m); v ← v + (1 − β₂)·(g² − v); α = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ); θ ← θ − α·m/(√v + ε).
/// </para>
/// <para>
/// Source: <c>keras.optimizers.Adam</c>; Kingma and Ba 2015, whose ε̂ this ε is (added outside the root, before the correction of the bias).
/// </para>
/// </remarks>
public sealed class AdamAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>β₁, the decay of the mean, from 0 to below 1. Default: <c>0.9</c>.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, the decay of the mean square, from 0 to below 1. Default: <c>0.999</c>.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>
    /// Whether to divide by the root of u, the largest v so far (u ← max(u, v)), as Reddi et al. 2018 propose; one more state vector. As in Keras
    /// the maximum is taken before the correction of the bias. Default: <c>false</c>.
    /// </summary>
    public bool AMSGrad { get; init; }
}
