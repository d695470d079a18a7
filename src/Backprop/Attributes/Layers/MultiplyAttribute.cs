namespace Backprop;

/// <summary>Multiplies its inputs element by element, as a gate does.</summary>
/// <remarks>
/// <para>Shapes: two or more inputs of one shape, named by <see cref="LayerAttribute.From"/> → that shape.</para>
/// <para>Formula: y = x₁ · x₂ · ….</para>
/// <para>Errors: fewer than two inputs or inputs of different shapes (BPG01xx; Keras would repeat axes of length 1).</para>
/// <para>Source: <c>keras.layers.Multiply</c>.</para>
/// </remarks>
public sealed class MultiplyAttribute : LayerAttribute;
