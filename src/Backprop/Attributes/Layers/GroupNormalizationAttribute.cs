namespace Backprop;

/// <summary>Brings groups of channels to mean 0 and variance 1 over all positions of a sample, then scales and shifts every channel.</summary>
/// <remarks>
/// <para>
/// Shapes: any with the channels last, kept: [positions, channels], [height, width, channels]. Weights: <c>gamma</c> and <c>beta</c> [channels].
/// </para>
/// <para>
/// Formula: y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and the variance σ² over all positions and the channels of a group, neighbours being
/// in one group, for every sample alone; the same in training and in prediction. With one group it is layer normalization over all of a
/// sample, with −1 (a group for every channel) instance normalization.
/// </para>
/// <para>Errors: groups that do not divide the channels (BPG02xx); mind that the default wants 32, 64, 96 … channels.</para>
/// <para>Keras's <c>axis</c> is not offered: the channels are the last axis.</para>
/// <para>Source: <c>keras.layers.GroupNormalization</c>; Wu and He 2018.</para>
/// </remarks>
public sealed class GroupNormalizationAttribute : NormalizationLayerAttribute
{
    /// <summary>The groups that the channels are split into, or −1 for one for each channel. Default: <c>32</c>.</summary>
    public int Groups { get; init; } = 32;
}
