namespace Backprop;

/// <summary>Turns scores into probabilities.</summary>
/// <remarks>
/// <para>Shapes: […, n], kept; the n numbers of the last axis become positive and sum to 1.</para>
/// <para>Formula: yᵢ = e^xᵢ / Σⱼ e^xⱼ, computed from x − max x so that it cannot overflow.</para>
/// <para>Keras's <c>axis</c> and mask are not offered: the axis is the last.</para>
/// <para>Source: <c>keras.layers.Softmax</c>.</para>
/// </remarks>
public sealed class SoftmaxAttribute : LayerAttribute;
