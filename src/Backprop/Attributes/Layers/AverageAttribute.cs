namespace Backprop;

/// <summary>The mean of its inputs, element by element.</summary>
/// <remarks>
/// <para>
/// Shapes: two or more inputs of one rank, named by <see cref="LayerAttribute.From"/>; along every axis they have one length, or length 1 and are
/// repeated: [4, 4, 8] and [1, 1, 8] → [4, 4, 8].
/// </para>
/// <para>Formula: y = (x₁ + … + xₖ)/k.</para>
/// <para>Errors: fewer than two inputs or inputs whose shapes do not fit together (BPG01xx; Keras would also fill up missing axes).</para>
/// <para>Source: <c>keras.layers.Average</c>.</para>
/// </remarks>
public sealed class AverageAttribute : LayerAttribute;
