namespace Backprop;

/// <summary>Steps as long as the steps so far, over the size of the gradient. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>Formula: v ← ρ·v + (1 − ρ)·g²; d = √(s + ε)·g/√(v + ε); s ← ρ·s + (1 − ρ)·d²; θ ← θ − η·d.</para>
/// <para>
/// Source: <c>keras.optimizers.Adadelta</c>; Zeiler 2012, who has η = 1: with Keras's default of 0.001 it learns very slowly.
/// </para>
/// </remarks>
public sealed class AdadeltaAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>ρ, the decay of the running means, from 0 to 1. Default: <c>0.95</c>.</summary>
    public double Rho { get; init; } = 0.95;

    /// <summary>ε, which also is the square of the first steps' length; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;
}
