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

    /// <summary>
    /// What α adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer AlphaRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to α behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint AlphaConstraint { get; init; } = Constraint.None;
}
