namespace Backprop;

/// <summary>Subtracts its second input from its first, element by element.</summary>
/// <remarks>
/// <para>Shapes: exactly two inputs of one shape, named by <see cref="LayerAttribute.From"/> → that shape.</para>
/// <para>Formula: y = x₁ − x₂.</para>
/// <para>Errors: fewer or more than two inputs or inputs of different shapes (BPG01xx; Keras would repeat axes of length 1).</para>
/// <para>Source: <c>keras.layers.Subtract</c>.</para>
/// </remarks>
public sealed class SubtractAttribute : LayerAttribute;
