namespace Backprop;

/// <summary>A learning rate that changes at given batches and is constant between them.</summary>
/// <remarks>
/// <para>Formula: η = v₀ for s ≤ b₀, v₁ for b₀ &lt; s ≤ b₁, …, and the last value behind the last boundary.</para>
/// <para>Source: <c>keras.optimizers.schedules.PiecewiseConstantDecay</c>.</para>
/// </remarks>
/// <param name="boundaries">b, ascending, not negative.</param>
/// <param name="values">v, one more than there are boundaries, not negative.</param>
public sealed class PiecewiseConstantDecayAttribute(int[] boundaries, double[] values) : ScheduleAttribute
{
    /// <summary>b.</summary>
    public int[] Boundaries { get; } = boundaries;

    /// <summary>v.</summary>
    public double[] Values { get; } = values;
}
