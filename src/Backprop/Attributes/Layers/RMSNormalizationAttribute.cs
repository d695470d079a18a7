namespace Backprop;

/// <summary>Brings the features of every sample to mean square 1, then scales them: layer normalization that subtracts nothing.</summary>
/// <remarks>
/// <para>
/// Shapes: any, kept. Weights: <c>scale</c>, of the extents of the axes: [n] for the last axis of [positions, n]. It starts with ones;
/// <see cref="InitializeAttribute"/> takes others.
/// </para>
/// <para>
/// Formula: y = s·x/√(mean x² + ε), with the mean over the axes, for every sample and every place along the other axes alone; the same in
/// training and in prediction.
/// </para>
/// <para>
/// Errors: an axis that the input does not have, such as axis 0, which is the batch (BPG01xx); axes that are not the last ones, for which
/// Keras would repeat the weights, or an axis twice (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.RMSNormalization</c>; Zhang and Sennrich 2019.</para>
/// </remarks>
/// <param name="axis">The axes to normalize over, counted as in Keras: 1 is the first axis of a sample, −1 the last. None stands for −1.</param>
public sealed class RMSNormalizationAttribute(params int[] axis) : LayerAttribute
{
    /// <summary>The axes to normalize over.</summary>
    public int[] Axis { get; } = axis;

    /// <summary>ε, which keeps zeros finite; at least 0. Default: <c>1E-06</c>.</summary>
    public double Epsilon { get; init; } = 1e-6;
}
