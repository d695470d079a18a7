namespace Backprop;

/// <summary>Brings the features of every sample to mean 0 and variance 1, then scales and shifts them.</summary>
/// <remarks>
/// <para>
/// Shapes: any, kept. Weights: <c>gamma</c> and <c>beta</c>, of the extents of the axes: [n] for the last axis of [positions, n].
/// </para>
/// <para>
/// Formula: y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and the variance σ² over the axes, for every sample and every place along the other
/// axes alone; the same in training and in prediction.
/// </para>
/// <para>
/// Errors: an axis that the input does not have, such as axis 0, which is the batch (BPG01xx); axes that are not the last ones, for which
/// Keras would repeat the weights, or an axis twice (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.LayerNormalization</c>; Ba et al. 2016.</para>
/// </remarks>
/// <param name="axis">The axes to normalize over, counted as in Keras: 1 is the first axis of a sample, −1 the last. None stands for −1.</param>
public sealed class LayerNormalizationAttribute(params int[] axis) : NormalizationLayerAttribute
{
    /// <summary>The axes to normalize over.</summary>
    public int[] Axis { get; } = axis;
}
