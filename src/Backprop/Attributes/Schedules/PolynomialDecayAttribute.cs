namespace Backprop;

/// <summary>A learning rate that falls as a power of the time that is left.</summary>
/// <remarks>
/// <para>
/// Formula: η = (η₀ − η₁)·(1 − s/n)^p + η₁ until s = n, then η₁. With <see cref="Cycle"/> n is multiplied by ⌈s/n⌉ instead, so that the rate rises
/// again.
/// </para>
/// <para>Source: <c>keras.optimizers.schedules.PolynomialDecay</c>.</para>
/// </remarks>
/// <param name="initialLearningRate">η₀, not negative.</param>
/// <param name="decaySteps">n, at least 1.</param>
public sealed class PolynomialDecayAttribute(double initialLearningRate, int decaySteps) : ScheduleAttribute
{
    /// <summary>η₀.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>n.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>η₁, not negative. Default: <c>0.0001</c>.</summary>
    public double EndLearningRate { get; init; } = 0.0001;

    /// <summary>p, not negative. Default: <c>1</c>.</summary>
    public double Power { get; init; } = 1;

    /// <summary>Whether the decay begins again. Default: <c>false</c>.</summary>
    public bool Cycle { get; init; }
}
