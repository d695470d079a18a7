namespace Backprop;

/// <summary>A rectifier that learns the slope of the negative side, one for each element.</summary>
/// <remarks>
/// <para>Shapes: any, kept. Weights: <c>alpha</c>, of the input's shape.</para>
/// <para>Formula: y = x for x ≥ 0, else α·x.</para>
/// <para>Keras's <c>shared_axes</c> is not offered.</para>
/// <para>Source: <c>keras.layers.PReLU</c>; He et al. 2015.</para>
/// </remarks>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>How α starts; <see cref="InitializeAttribute"/> takes numbers. Default: <see cref="Initializer.Zeros"/>.</summary>
    public Initializer AlphaInitializer { get; init; } = Initializer.Zeros;
}
