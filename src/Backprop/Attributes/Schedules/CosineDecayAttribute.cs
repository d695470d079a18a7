namespace Backprop;

/// <summary>A learning rate that follows half a cosine down, after a straight warm-up if one is asked for.</summary>
/// <remarks>
/// <para>
/// Formula: η = η₀·((1 − α)·(1 + cos(π·min(s/n, 1)))/2 + α). With <see cref="WarmupTarget"/> η₁ and <see cref="WarmupSteps"/> w: η = η₀ + (η₁ − η₀)·s/w
/// for s &lt; w, and then the cosine from η₁ with s − w in the place of s.
/// </para>
/// <para>Source: <c>keras.optimizers.schedules.CosineDecay</c>; Loshchilov and Hutter 2017.</para>
/// </remarks>
/// <param name="initialLearningRate">η₀, not negative.</param>
/// <param name="decaySteps">n, at least 1.</param>
public sealed class CosineDecayAttribute(double initialLearningRate, int decaySteps) : ScheduleAttribute
{
    /// <summary>η₀.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>n.</summary>
    public int DecaySteps { get; } = decaySteps;

    /// <summary>α, the part of the rate that is left at the end, from 0 to 1. Default: <c>0</c>.</summary>
    public double Alpha { get; init; }

    /// <summary>η₁, where the cosine begins. Default: <c>0</c> for no warm-up.</summary>
    public double WarmupTarget { get; init; }

    /// <summary>w, not negative. Default: <c>0</c>.</summary>
    public int WarmupSteps { get; init; }
}
