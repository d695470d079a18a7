namespace Backprop;

/// <summary>A learning rate that falls as one over the time.</summary>
/// <remarks>
/// <para>Formula: η = η₀/(1 + r·s/n).</para>
/// <para>Source: <c>keras.optimizers.schedules.InverseTimeDecay</c>.</para>
/// </remarks>
/// <param name="initialLearningRate">η₀, not negative.</param>
/// <param name="decaySteps">n, at least 1.</param>
/// <param name="decayRate">r, not negative.</param>
public sealed class InverseTimeDecayAttribute(double initialLearningRate, int decaySteps, double decayRate) : ScheduleAttribute
{
    /// <summary>η₀.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>n.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>r.</summary>
    public double DecayRate { get; } = decayRate;

    /// <summary>Whether the rate falls in steps: ⌊s/n⌋ in place of s/n. Default: <c>false</c>.</summary>
    public bool Staircase { get; init; }
}
