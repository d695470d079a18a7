namespace Backprop;

/// <summary>A rectifier that lets a share of the negative side through.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>Formula: y = x for x ≥ 0, else <see cref="NegativeSlope"/>·x.</para>
/// <para>Errors: a negative slope (BPG02xx).</para>
/// <para>Source: <c>keras.layers.LeakyReLU</c>, whose slope differs from that of <see cref="Activation.LeakyReLU"/>, 0.2; Maas et al. 2013.</para>
/// </remarks>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>The slope of the negative side, not negative and finite. Default: <c>0.3</c>.</summary>
    public double NegativeSlope { get; init; } = 0.3;
}
