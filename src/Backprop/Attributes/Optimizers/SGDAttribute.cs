namespace Backprop;

/// <summary>Gradient descent, with momentum on request. The learning rate is 0.01 unless given.</summary>
/// <remarks>
/// <para>
/// Formula: θ ← θ − η·g. With momentum μ: v ← μ·v − η·g, then θ ← θ + v, or with <see cref="Nesterov"/> θ ← θ + μ·v − η·g.
/// </para>
/// <para>Source: <c>keras.optimizers.SGD</c>; Sutskever et al. 2013.</para>
/// </remarks>
public sealed class SGDAttribute() : OptimizerAttribute(0.01)
{
    /// <summary>μ, from 0 to 1; at 0 no state is kept. Default: <c>0</c>.</summary>
    public double Momentum { get; init; }

    /// <summary>Whether to look ahead along the momentum; without effect at momentum 0. Default: <c>false</c>.</summary>
    public bool Nesterov { get; init; }
}
