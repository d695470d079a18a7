namespace Backprop;

/// <summary>A learning rate that follows half a cosine down, again and again.</summary>
/// <remarks>
/// <para>
/// Formula: η = η₀·((1 − α)·mⁱ·(1 + cos πx)/2 + α), i being the restarts so far and x, from 0 to 1, the part of the present decay that is over. The first
/// decay takes n batches, every further one t times as many as the one before.
/// </para>
/// <para>Source: <c>keras.optimizers.schedules.CosineDecayRestarts</c>; Loshchilov and Hutter 2017.</para>
/// </remarks>
/// <param name="initialLearningRate">η₀, not negative.</param>
/// <param name="firstDecaySteps">n, at least 1.</param>
public sealed class CosineDecayRestartsAttribute(double initialLearningRate, int firstDecaySteps) : ScheduleAttribute
{
    /// <summary>η₀.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>n.</summary>
    public int FirstDecaySteps { get; } = firstDecaySteps;

    /// <summary>t, at least 1. Default: <c>2</c>.</summary>
    public double TMul { get; init; } = 2;

    /// <summary>m, not negative. Default: <c>1</c>.</summary>
    public double MMul { get; init; } = 1;

    /// <summary>α, from 0 to 1. Default: <c>0</c>.</summary>
    public double Alpha { get; init; }
}
