namespace Backprop;

/// <summary>Divides the gradient by the root of the sum of its squares so far. The learning rate is 0.001 unless given.</summary>
/// <remarks>
/// <para>Formula: a ← a + g²; θ ← θ − η·g/√(a + ε).</para>
/// <para>Source: <c>keras.optimizers.Adagrad</c>, with ε under the root; Duchi et al. 2011.</para>
/// </remarks>
public sealed class AdagradAttribute() : OptimizerAttribute(0.001)
{
    /// <summary>What every a starts from, not negative. Default: <c>0.1</c>.</summary>
    public double InitialAccumulatorValue { get; init; } = 0.1;

    /// <summary>ε, against division by zero; not negative. Default: <c>1e-7</c>.</summary>
    public double Epsilon { get; init; } = 1e-7;
}
