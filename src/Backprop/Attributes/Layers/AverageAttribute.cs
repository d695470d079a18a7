namespace Backprop;

/// <summary>The mean of its inputs, element by element.</summary>
/// <remarks>
/// <para>Shapes: two or more inputs of one shape, named by <see cref="LayerAttribute.From"/> → that shape.</para>
/// <para>Formula: y = (x₁ + … + xₖ)/k.</para>
/// <para>Errors: fewer than two inputs or inputs of different shapes (BPG01xx; Keras would repeat axes of length 1).</para>
/// <para>Source: <c>keras.layers.Average</c>.</para>
/// </remarks>
public sealed class AverageAttribute : LayerAttribute;
