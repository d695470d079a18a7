namespace Backprop;

/// <summary>A larger image: every position repeated, or the positions between them interpolated.</summary>
/// <remarks>
/// <para>Shapes: [rows, columns, channels] → [rows · size, columns · size, channels].</para>
/// <para>
/// Formula: for <see cref="Interpolation.Nearest"/> y[i, j, c] = x[⌊i / size⌋, ⌊j / size⌋, c]; for <see cref="Interpolation.Bilinear"/>
/// y[i, j, c] = Σ_p Σ_q h(u(i) − p) h(u(j) − q) x[p, q, c] with h(d) = max(0, 1 − |d|) and u(i) = (i + ½) / size − ½, the half-pixel centres, but not
/// outside the input's first and last position.
/// </para>
/// <para>
/// Errors: an input that is not of rank 3 (BPG01xx); sizes below 1, not one number or one for each axis (BPG02xx); an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.UpSampling2D</c>, channels last.</para>
/// </remarks>
/// <param name="size">The factors for rows and columns: one number for both, one for each, or none for 2.</param>
public sealed class UpSampling2DAttribute(params int[] size) : LayerAttribute
{
    /// <summary>The factors for rows and columns: one number for both, one for each, or none for 2.</summary>
    public int[] Size { get; } = size;

    /// <summary>What stands between the positions of the input. Default: <see cref="Interpolation.Nearest"/>.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Nearest;
}
