namespace Backprop;

/// <summary>A convolution over two axes in two steps: every channel by itself, then at each position the channels among each other.</summary>
/// <remarks>
/// <para>
/// Shapes: [rows, columns, channels] → [rows′, columns′, filters], with n′ = ⌊(n − reach) / stride⌋ + 1 for <see cref="Padding.Valid"/>, ⌈n / stride⌉
/// for <see cref="Padding.Same"/>, and reach = (kernel − 1) · dilation + 1. Weights: <c>depthwise_kernel</c> [kernel rows, kernel columns, channels,
/// multiplier], <c>pointwise_kernel</c> [1, 1, channels · multiplier, filters] and <c>bias</c> [filters].
/// </para>
/// <para>
/// Formula: y[p, n] = f(Σ_c Σ_m Σ_t x[p · stride − padding + t · dilation, c] D[t, c, m] P[c · multiplier + m, n] + b[n]), f being
/// <see cref="Activation"/>.
/// </para>
/// <para>
/// Errors: an input that is not of rank 3, a window larger than its input without padding (BPG01xx); sizes below 1, not one number or one for each
/// axis, stride and dilation above 1 at once (BPG02xx); a kernel or an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.SeparableConv2D</c>, channels last.</para>
/// </remarks>
/// <param name="filters">The channels of the output, at least 1.</param>
/// <param name="kernelSize">The taps along rows and columns: one number for both, or one for each.</param>
public sealed class SeparableConv2DAttribute(int filters, params int[] kernelSize) : AffineLayerAttribute
{
    /// <summary>The channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>The taps along rows and columns: one number for both, or one for each.</summary>
    public int[] KernelSize { get; } = kernelSize;

    /// <summary>Input positions from one output position to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] Strides { get; init; } = [1];

    /// <summary>What lies beyond the border. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>Input positions from one tap to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] DilationRate { get; init; } = [1];

    /// <summary>Channels between the two steps for each input channel. Default: <c>1</c>.</summary>
    public int DepthMultiplier { get; init; } = 1;

    /// <summary>
    /// How D starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.GlorotUniform"/>.
    /// </summary>
    public Initializer DepthwiseInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>
    /// How P starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.GlorotUniform"/>.
    /// </summary>
    public Initializer PointwiseInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>
    /// What the depthwise kernel adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer DepthwiseRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What the pointwise kernel adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer PointwiseRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to the depthwise kernel behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint DepthwiseConstraint { get; init; } = Constraint.None;

    /// <summary>
    /// What is done to the pointwise kernel behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint PointwiseConstraint { get; init; } = Constraint.None;
}
