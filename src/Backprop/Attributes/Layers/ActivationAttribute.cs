namespace Backprop;

/// <summary>An activation as a layer of its own.</summary>
/// <remarks>
/// <para>Shapes: any, kept; <see cref="Activation.GLU"/> halves the last axis.</para>
/// <para>Formula: y = f(x), see <see cref="Activation"/>.</para>
/// <para>Errors: <see cref="Activation.GLU"/> on an odd last axis (BPG01xx).</para>
/// <para>Source: <c>keras.layers.Activation</c>.</para>
/// </remarks>
/// <param name="activation">f.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>f.</summary>
    public Activation Activation { get; } = activation;
}
