namespace Backprop;

/// <summary>Zeros around an image.</summary>
/// <remarks>
/// <para>Shapes: [rows, columns, channels] → [top + rows + bottom, left + columns + right, channels].</para>
/// <para>Formula: y[top + i, left + j, c] = x[i, j, c], and 0 elsewhere.</para>
/// <para>
/// Errors: an input that is not of rank 3 (BPG01xx); a negative number, or neither one, two nor four numbers (BPG02xx); an output too large (BPG04xx).
/// </para>
/// <para>Source: <c>keras.layers.ZeroPadding2D</c>, channels last; its pairs (top, bottom) and (left, right) are four numbers here.</para>
/// </remarks>
/// <param name="padding">
/// One number for all sides, two for rows (top and bottom) and columns (left and right), four for top, bottom, left and right, or none for 1.
/// </param>
public sealed class ZeroPadding2DAttribute(params int[] padding) : LayerAttribute
{
    /// <summary>One number for all sides, two for rows and columns, four for top, bottom, left and right, or none for 1.</summary>
    public int[] Padding { get; } = padding;
}
