namespace Backprop;

/// <summary>Pooling: the largest element of each window, channel by channel.</summary>
/// <remarks>
/// <para>
/// Shapes: [positions, channels] → [positions′, channels], with n′ = ⌊(n − size) / stride⌋ + 1 for <see cref="Padding.Valid"/> and ⌈n / stride⌉ for
/// <see cref="Padding.Same"/>.
/// </para>
/// <para>
/// Formula: y[p, c] = max over the elements of the window at p · stride − padding that lie in the input; the gradient goes to the first
/// maximum in row-major order.
/// </para>
/// <para>Errors: an input that is not of rank 2, a window larger than its input without padding (BPG01xx); sizes below 1 (BPG02xx).</para>
/// <para>Source: <c>keras.layers.MaxPooling1D</c>, channels last.</para>
/// </remarks>
/// <param name="poolSize">The window, at least 1.</param>
public sealed class MaxPooling1DAttribute(int poolSize = 2) : LayerAttribute
{
    /// <summary>The window.</summary>
    public int PoolSize { get; } = poolSize;

    /// <summary>Input positions from one window to the next; 0 stands for the window's size, so that windows do not overlap. Default: <c>0</c>.</summary>
    public int Strides { get; init; }

    /// <summary>What lies beyond the border. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;
}
