namespace Backprop;

/// <summary>Adds its inputs element by element, as at the end of a skip connection.</summary>
/// <remarks>
/// <para>Shapes: two or more inputs of one shape, named by <see cref="LayerAttribute.From"/> → that shape.</para>
/// <para>Formula: y = x₁ + x₂ + ….</para>
/// <para>Errors: fewer than two inputs or inputs of different shapes (BPG01xx; Keras would repeat axes of length 1).</para>
/// <para>Source: <c>keras.layers.Add</c>.</para>
/// </remarks>
public sealed class AddAttribute : LayerAttribute;
