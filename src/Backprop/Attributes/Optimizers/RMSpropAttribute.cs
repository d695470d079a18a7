namespace Backprop;

/// <summary>Divides the gradient by a running mean of its size. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>
/// Formula: v ← ρ·v + (1 − ρ)·g²; d = v + ε, or with <see cref="Centered"/> a ← ρ·a + (1 − ρ)·g and d = v − a² + ε;
/// u = η·g/√d; θ ← θ − u, or with momentum μ: m ← μ·m + u, θ ← θ − m.
/// </para>
/// <para>Source: <c>keras.optimizers.RMSprop</c>, with ε under the root; Tieleman and Hinton 2012.</para>
/// </remarks>
public sealed class RMSpropAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>ρ, the decay of the running means, from 0 to 1. Default: <c>0.9</c>.</summary>
    public double Rho { get; init; } = 0.9;

    /// <summary>μ, from 0 to 1. Default: <c>0</c>.</summary>
    public double Momentum { get; init; }

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>Whether to divide by the gradient's variance instead of its mean square. Default: <c>false</c>.</summary>
    public bool Centered { get; init; }
}
