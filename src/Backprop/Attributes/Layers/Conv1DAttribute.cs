namespace Backprop;

/// <summary>A convolution over one axis: the same small kernel at every position of a sequence.</summary>
/// <remarks>
/// <para>
/// Shapes: [positions, channels] → [positions′, filters], with n′ = ⌊(n − reach) / stride⌋ + 1 for <see cref="Padding.Valid"/>, ⌈n / stride⌉
/// for <see cref="Padding.Same"/>, and reach = (kernel − 1) · dilation + 1. Weights: <c>kernel</c> [kernel, channels / groups, filters]
/// and <c>bias</c> [filters].
/// </para>
/// <para>
/// Formula: y[p, n] = f(Σ_t Σ_c x[p · stride − padding + t · dilation, c] W[t, c, n] + b[n]), f being <see cref="Activation"/>; the kernel is not
/// mirrored.
/// </para>
/// <para>
/// Errors: an input that is not of rank 2, a window larger than its input without padding, groups that do not divide channels and filters (BPG01xx);
/// sizes below 1, stride and dilation above 1 at once (BPG02xx); a kernel or an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.Conv1D</c>, channels last.</para>
/// </remarks>
/// <param name="filters">The channels of the output, at least 1.</param>
/// <param name="kernelSize">The taps, at least 1.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize) : KernelLayerAttribute
{
    /// <summary>The channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>The taps, at least 1.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>Input positions from one output position to the next. Default: <c>1</c>.</summary>
    public int Strides { get; init; } = 1;

    /// <summary>What lies beyond the border. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>Input positions from one tap to the next. Default: <c>1</c>.</summary>
    public int DilationRate { get; init; } = 1;

    /// <summary>Groups of channels that do not see each other; they divide channels and filters. Default: <c>1</c>.</summary>
    public int Groups { get; init; } = 1;
}
