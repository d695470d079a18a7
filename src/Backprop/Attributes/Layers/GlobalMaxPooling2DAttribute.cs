namespace Backprop;

/// <summary>The largest element of each channel.</summary>
/// <remarks>
/// <para>Shapes: [rows, columns, channels] → [channels], or [1, 1, channels] with <see cref="KeepDims"/>.</para>
/// <para>Formula: y[c] = max_p x[p, c]; the gradient goes to the first maximum.</para>
/// <para>Errors: an input that is not of rank 3 (BPG01xx).</para>
/// <para>Source: <c>keras.layers.GlobalMaxPooling2D</c>, channels last.</para>
/// </remarks>
public sealed class GlobalMaxPooling2DAttribute : LayerAttribute
{
    /// <summary>Whether the axes before the channels stay, with extent 1. Default: <c>false</c>.</summary>
    public bool KeepDims { get; init; }
}
