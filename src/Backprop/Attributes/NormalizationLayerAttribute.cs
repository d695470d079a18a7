namespace Backprop;

/// <summary>The base of layers that bring their input to mean 0 and variance 1, then scale and shift it: γ · x̂ + β.</summary>
public abstract class NormalizationLayerAttribute : LayerAttribute
{
    private protected NormalizationLayerAttribute()
    {
    }

    /// <summary>ε, which keeps what is constant finite; at least 0. Default: <c>0.001</c>.</summary>
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
