namespace Backprop;

/// <summary>The gated linear unit: one half of the features decides how much of the other passes.</summary>
/// <remarks>
/// <para>Shapes: the axis, of even length 2n, becomes n: [10] → [5].</para>
/// <para>Formula: y = a·σ(b), where a and b are the first and second half along the axis.</para>
/// <para>Errors: an odd length or an axis that the input does not have, such as axis 0, which is the batch (BPG01xx).</para>
/// <para>Source: <c>keras.activations.glu</c>; Dauphin et al. 2017.</para>
/// </remarks>
public sealed class GLUAttribute : LayerAttribute
{
    /// <summary>
    /// The axis, counted as in Keras: 0 is the batch and not allowed, 1 the first axis of a sample, −1 the last. Default: <c>-1</c>.
    /// </summary>
    public int Axis { get; init; } = -1;
}
