namespace Backprop;

/// <summary>Brings the features of every sample to mean 0 and variance 1, then scales and shifts them.</summary>
/// <remarks>
/// <para>
/// Shapes: any, kept. Weights: <c>gamma</c> and <c>beta</c>, of the extents of the axes: [n] for the last axis of [positions, n].
/// </para>
/// <para>
/// Formula: y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and the variance σ² over the axes, for every sample and every place along the other
/// axes alone; the same in training and in prediction.
/// </para>
/// <para>
/// Errors: an axis that the input does not have, such as axis 0, which is the batch (BPG01xx); axes that are not the last ones, for which
/// Keras would repeat the weights, or an axis twice (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.LayerNormalization</c>; Ba et al. 2016.</para>
/// </remarks>
/// <param name="axis">The axes to normalize over, counted as in Keras: 1 is the first axis of a sample, −1 the last. None stands for −1.</param>
public sealed class LayerNormalizationAttribute(params int[] axis) : LayerAttribute
{
    /// <summary>The axes to normalize over.</summary>
    public int[] Axis { get; } = axis;

    /// <summary>ε, which keeps constant features finite; at least 0. Default: <c>0.001</c>.</summary>
    public double Epsilon { get; init; } = 1e-3;

    /// <summary>Whether β exists. Default: <c>true</c>.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether γ exists. Default: <c>true</c>.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>How β starts; <see cref="InitializeAttribute"/> takes numbers. Default: <see cref="Initializer.Zeros"/>.</summary>
    public Initializer BetaInitializer { get; init; } = Initializer.Zeros;

    /// <summary>How γ starts; <see cref="InitializeAttribute"/> takes numbers. Default: <see cref="Initializer.Ones"/>.</summary>
    public Initializer GammaInitializer { get; init; } = Initializer.Ones;

    /// <summary>
    /// What β adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer BetaRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What γ adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer GammaRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to β behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint BetaConstraint { get; init; } = Constraint.None;

    /// <summary>
    /// What is done to γ behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint GammaConstraint { get; init; } = Constraint.None;
}
