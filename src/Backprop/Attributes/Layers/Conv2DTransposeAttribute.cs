namespace Backprop;

/// <summary>A transposed convolution over two axes: the gradient of a convolution as a layer, which makes an image larger by its strides.</summary>
/// <remarks>
/// <para>
/// Shapes: [rows, columns, channels] → [rows′, columns′, filters], with n′ = (n − 1) · stride + max(reach, stride) for <see cref="Padding.Valid"/>,
/// n · stride for <see cref="Padding.Same"/>, and reach = (kernel − 1) · dilation + 1; where <see cref="OutputPadding"/> is given,
/// (n − 1) · stride + reach + padding and (n − 1) · stride + reach mod 2 + padding. Weights: <c>kernel</c> [kernel rows, kernel columns, filters,
/// channels] and <c>bias</c> [filters].
/// </para>
/// <para>
/// Formula: y[q, n] = f(Σ_c Σ_t x[p, c] W[t, n, c] + b[n]) over the positions p and taps t with q = p · stride − cut + t · dilation, f being
/// <see cref="Activation"/> and cut what <see cref="Padding.Same"/> takes away at the beginning.
/// </para>
/// <para>
/// Errors: an input that is not of rank 3, an output without positions (BPG01xx); sizes below 1, not one number or one for each axis, an output padding
/// that is not below the stride, stride and dilation above 1 at once (BPG02xx); a kernel or an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.Conv2DTranspose</c>, channels last.</para>
/// </remarks>
/// <param name="filters">The channels of the output, at least 1.</param>
/// <param name="kernelSize">The taps along rows and columns: one number for both, or one for each.</param>
public sealed class Conv2DTransposeAttribute(int filters, params int[] kernelSize) : KernelLayerAttribute
{
    /// <summary>The channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>The taps along rows and columns: one number for both, or one for each.</summary>
    public int[] KernelSize { get; } = kernelSize;

    /// <summary>Output positions from one input position to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] Strides { get; init; } = [1];

    /// <summary>Whether the border is cut away. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>
    /// Positions added behind the last one, below the stride, one number for both axes or one for each. Default: as many as the shapes above take.
    /// </summary>
    public int[]? OutputPadding { get; init; }

    /// <summary>Output positions from one tap to the next, one number for both axes or one for each. Default: <c>1</c>.</summary>
    public int[] DilationRate { get; init; } = [1];
}
