namespace Backprop;

/// <summary>The mean of each channel.</summary>
/// <remarks>
/// <para>Shapes: [rows, columns, channels] → [channels], or [1, 1, channels] with <see cref="KeepDims"/>.</para>
/// <para>Formula: y[c] = mean_p x[p, c].</para>
/// <para>Errors: an input that is not of rank 3 (BPG01xx).</para>
/// <para>Source: <c>keras.layers.GlobalAveragePooling2D</c>, channels last.</para>
/// </remarks>
public sealed class GlobalAveragePooling2DAttribute : LayerAttribute
{
    /// <summary>Whether the axes before the channels stay, with extent 1. Default: <c>false</c>.</summary>
    public bool KeepDims { get; init; }
}
