namespace Backprop;

/// <summary>A fully connected layer: every unit sees every feature.</summary>
/// <remarks>
/// <para>
/// Shapes: [n] → [units]; [positions, n] → [positions, units], the same weights at every position. Weights: <c>kernel</c> [n, units] and
/// <c>bias</c> [units].
/// </para>
/// <para>Formula: y = f(x·W + b), f being <see cref="Activation"/>.</para>
/// <para>
/// Errors: an input with more than two axes (BPG01xx; put <c>[Flatten]</c> before it, Keras would apply it to the last axis), fewer
/// than one unit (BPG02xx), a kernel too large to index (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.Dense</c>.</para>
/// </remarks>
/// <param name="units">The features of the output, at least 1.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>The features of the output.</summary>
    public int Units { get; } = units;
}
