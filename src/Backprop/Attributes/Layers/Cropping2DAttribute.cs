namespace Backprop;

/// <summary>The inner part of an image.</summary>
/// <remarks>
/// <para>Shapes: [rows, columns, channels] → [rows − top − bottom, columns − left − right, channels].</para>
/// <para>Formula: y[i, j, c] = x[top + i, left + j, c].</para>
/// <para>
/// Errors: an input that is not of rank 3, nothing left along an axis (BPG01xx); a negative number, or neither one, two nor four numbers (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.Cropping2D</c>, channels last; its pairs (top, bottom) and (left, right) are four numbers here.</para>
/// </remarks>
/// <param name="cropping">
/// One number for all sides, two for rows (top and bottom) and columns (left and right), four for top, bottom, left and right, or none for 0.
/// </param>
public sealed class Cropping2DAttribute(params int[] cropping) : LayerAttribute
{
    /// <summary>One number for all sides, two for rows and columns, four for top, bottom, left and right, or none for 0.</summary>
    public int[] Cropping { get; } = cropping;
}
