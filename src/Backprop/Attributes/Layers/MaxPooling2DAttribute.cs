namespace Backprop;

/// <summary>Pooling: the largest element of each window, channel by channel.</summary>
/// <remarks>
/// <para>
/// Shapes: [rows, columns, channels] → [rows′, columns′, channels], with n′ = ⌊(n − size) / stride⌋ + 1 for <see cref="Padding.Valid"/> and ⌈n / stride⌉ for
/// <see cref="Padding.Same"/>.
/// </para>
/// <para>
/// Formula: y[p, c] = max over the elements of the window at p · stride − padding that lie in the input; the gradient goes to the first
/// maximum in row-major order.
/// </para>
/// <para>Errors: an input that is not of rank 3, a window larger than its input without padding (BPG01xx); sizes below 1, not one number or one for each axis (BPG02xx).</para>
/// <para>Source: <c>keras.layers.MaxPooling2D</c>, channels last.</para>
/// </remarks>
/// <param name="poolSize">The window along rows and columns: one number for both, one for each, or none for 2.</param>
public sealed class MaxPooling2DAttribute(params int[] poolSize) : LayerAttribute
{
    /// <summary>The window along rows and columns: one number for both, one for each, or none for 2.</summary>
    public int[] PoolSize { get; } = poolSize;

    /// <summary>
    /// Input positions from one window to the next, one number for both axes or one for each. Default: the window's size, so that windows do not overlap.
    /// </summary>
    public int[]? Strides { get; init; }

    /// <summary>What lies beyond the border. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;
}
