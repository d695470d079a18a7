namespace Backprop;

/// <summary>The base of layers that multiply by weights: what they have in common behind the product, f(… + b).</summary>
public abstract class AffineLayerAttribute : LayerAttribute
{
    private protected AffineLayerAttribute()
    {
    }

    /// <summary>f. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; init; } = Activation.Linear;

    /// <summary>Whether b exists. Default: <c>true</c>.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>
    /// How b starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.Zeros"/>.
    /// </summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Zeros;

    /// <summary>
    /// What b adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer BiasRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What the output adds to the loss, as <see cref="ActivityRegularizationAttribute"/> behind the layer would with the factor 0.01. Default:
    /// <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer ActivityRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to b behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint BiasConstraint { get; init; } = Constraint.None;
}
