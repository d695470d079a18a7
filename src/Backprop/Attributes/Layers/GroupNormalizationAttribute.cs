namespace Backprop;

/// <summary>Brings groups of channels to mean 0 and variance 1 over all positions of a sample, then scales and shifts every channel.</summary>
/// <remarks>
/// <para>
/// Shapes: any with the channels last, kept: [positions, channels], [height, width, channels]. Weights: <c>gamma</c> and <c>beta</c> [channels].
/// </para>
/// <para>
/// Formula: y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and the variance σ² over all positions and the channels of a group, neighbours being
/// in one group, for every sample alone; the same in training and in prediction. With one group it is layer normalization over all of a
/// sample, with −1 (a group for every channel) instance normalization.
/// </para>
/// <para>Errors: groups that do not divide the channels (BPG02xx); mind that the default wants 32, 64, 96 … channels.</para>
/// <para>Keras's <c>axis</c> is not offered: the channels are the last axis.</para>
/// <para>Source: <c>keras.layers.GroupNormalization</c>; Wu and He 2018.</para>
/// </remarks>
public sealed class GroupNormalizationAttribute : LayerAttribute
{
    /// <summary>The groups that the channels are split into, or −1 for one for each channel. Default: <c>32</c>.</summary>
    public int Groups { get; init; } = 32;

    /// <summary>ε, which keeps constant channels finite; at least 0. Default: <c>0.001</c>.</summary>
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
