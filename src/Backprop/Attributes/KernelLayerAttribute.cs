namespace Backprop;

/// <summary>The base of layers with a single kernel W, f(x·W + b) or f(x ∗ W + b).</summary>
public abstract class KernelLayerAttribute : AffineLayerAttribute
{
    private protected KernelLayerAttribute()
    {
    }

    /// <summary>
    /// How W starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.GlorotUniform"/>.
    /// </summary>
    public Initializer KernelInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>
    /// What W adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer KernelRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to W behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint KernelConstraint { get; init; } = Constraint.None;
}
