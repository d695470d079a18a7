namespace Backprop;

/// <summary>A convolution over two axes that keeps channels apart: every channel has small kernels of its own.</summary>
/// <remarks>
/// <para>
/// Shapes: [rows, columns, channels] → [rows′, columns′, channels · multiplier], with n′ = ⌊(n − reach) / stride⌋ + 1 for
/// <see cref="Padding.Valid"/>, ⌈n / stride⌉ for <see cref="Padding.Same"/>, and reach = (kernel − 1) · dilation + 1. Weights: <c>kernel</c>
/// [kernel rows, kernel columns, channels, multiplier] and <c>bias</c> [channels · multiplier].
/// </para>
/// <para>
/// Formula: y[p, c · multiplier + m] = f(Σ_t x[p · stride − padding + t · dilation, c] W[t, c, m] + b[c · multiplier + m]), f being
/// <see cref="Activation"/>.
/// </para>
/// <para>
/// Errors: an input that is not of rank 3, a window larger than its input without padding (BPG01xx); sizes below 1, not one number or one for each
/// axis, stride and dilation above 1 at once (BPG02xx); an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.DepthwiseConv2D</c>, channels last; where its TensorFlow backend wants equal strides, this does not.</para>
/// </remarks>
/// <param name="kernelSize">The taps along rows and columns: one number for both, or one for each.</param>
public sealed class DepthwiseConv2DAttribute(params int[] kernelSize) : AffineLayerAttribute
{
    /// <summary>The taps along rows and columns: one number for both, or one for each.</summary>
    public int[] KernelSize { get; } = kernelSize;

    /// <summary>Input positions from one output position to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] Strides { get; init; } = [1];

    /// <summary>What lies beyond the border. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>Output channels for each input channel. Default: <c>1</c>.</summary>
    public int DepthMultiplier { get; init; } = 1;

    /// <summary>Input positions from one tap to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] DilationRate { get; init; } = [1];

    /// <summary>
    /// How W starts, with Keras's numbers; <see cref="InitializeAttribute"/> takes others. Default: <see cref="Initializer.GlorotUniform"/>.
    /// </summary>
    public Initializer DepthwiseInitializer { get; init; } = Initializer.GlorotUniform;

    /// <summary>
    /// What the kernel adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.
    /// Default: <see cref="Regularizer.None"/>.
    /// </summary>
    public Regularizer DepthwiseRegularizer { get; init; } = Regularizer.None;

    /// <summary>
    /// What is done to the kernel behind every step, with Keras's numbers; <see cref="ConstrainAttribute"/> takes others.
    /// Default: <see cref="Constraint.None"/>.
    /// </summary>
    public Constraint DepthwiseConstraint { get; init; } = Constraint.None;
}
