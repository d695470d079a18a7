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
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The features of the output.</summary>
    public int Units { get; } = units;

    /// <summary>f. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; init; } = Activation.Linear;

    /// <summary>Whether b exists. Default: <c>true</c>.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>
    /// How W starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.GlorotUniform"/>.
    /// </summary>
    public Initializer KernelInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>
    /// How b starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.Zeros"/>.
    /// </summary>
    public Initializer BiasInitializer { get; init; } = Initializer.Zeros;

    /// <summary>
    /// What W adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer KernelRegularizer { get; init; } = Regularizer.None;

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
    /// What is done to W behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint KernelConstraint { get; init; } = Constraint.None;

    /// <summary>
    /// What is done to b behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint BiasConstraint { get; init; } = Constraint.None;
}
