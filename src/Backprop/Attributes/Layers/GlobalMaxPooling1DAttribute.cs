namespace Backprop;

/// <summary>The largest element of each channel.</summary>
/// <remarks>
/// <para>Shapes: [positions, channels] → [channels], or [1, channels] with <see cref="KeepDims"/>.</para>
/// <para>Formula: y[c] = max_p x[p, c]; the gradient goes to the first maximum.</para>
/// <para>Errors: an input that is not of rank 2 (BPG01xx).</para>
/// <para>Source: <c>keras.layers.GlobalMaxPooling1D</c>, channels last.</para>
/// </remarks>
public sealed class GlobalMaxPooling1DAttribute : LayerAttribute
{
    /// <summary>Whether the axes before the channels stay, with extent 1. Default: <c>false</c>.</summary>
    public bool KeepDims { get; init; }
}
