namespace Backprop;

/// <summary>The mean of each channel.</summary>
/// <remarks>
/// <para>Shapes: [positions, channels] → [channels], or [1, channels] with <see cref="KeepDims"/>.</para>
/// <para>Formula: y[c] = mean_p x[p, c].</para>
/// <para>Errors: an input that is not of rank 2 (BPG01xx).</para>
/// <para>Source: <c>keras.layers.GlobalAveragePooling1D</c>, channels last.</para>
/// </remarks>
public sealed class GlobalAveragePooling1DAttribute : LayerAttribute
{
    /// <summary>Whether the axes before the channels stay, with extent 1. Default: <c>false</c>.</summary>
    public bool KeepDims { get; init; }
}
