namespace Backprop;

/// <summary>The largest of its inputs, element by element.</summary>
/// <remarks>
/// <para>Shapes: two or more inputs of one shape, named by <see cref="LayerAttribute.From"/> → that shape.</para>
/// <para>Formula: y = max(x₁, x₂, …); the gradient goes to the largest.</para>
/// <para>Errors: fewer than two inputs or inputs of different shapes (BPG01xx; Keras would repeat axes of length 1).</para>
/// <para>Source: <c>keras.layers.Maximum</c>.</para>
/// </remarks>
public sealed class MaximumAttribute : LayerAttribute;
