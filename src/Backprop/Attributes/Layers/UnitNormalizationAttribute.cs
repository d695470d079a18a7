namespace Backprop;

/// <summary>Brings vectors to length 1.</summary>
/// <remarks>
/// <para>Shapes: any, kept. No weights.</para>
/// <para>
/// Formula: y = x·min(1/√(Σ x²), 10¹²), with the sum over the axes, for every sample and every place along the other axes alone: the zero
/// vector stays the zero vector.
/// </para>
/// <para>
/// Errors: an axis that the input does not have, such as axis 0, which is the batch (BPG01xx), or an axis twice (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.UnitNormalization</c>.</para>
/// </remarks>
/// <param name="axis">The axes to normalize over, counted as in Keras: 1 is the first axis of a sample, −1 the last. None stands for −1.</param>
public sealed class UnitNormalizationAttribute(params int[] axis) : LayerAttribute
{
    /// <summary>The axes to normalize over.</summary>
    public int[] Axis { get; } = axis;
}
