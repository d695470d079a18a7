namespace Backprop;

/// <summary>Subtracts its second input from its first, element by element.</summary>
/// <remarks>
/// <para>
/// Shapes: exactly two inputs of one rank, named by <see cref="LayerAttribute.From"/>; along every axis they have one length, or length 1 and are
/// repeated: [4, 4, 8] and [1, 1, 8] → [4, 4, 8].
/// </para>
/// <para>Formula: y = x₁ − x₂.</para>
/// <para>Errors: fewer or more than two inputs or inputs whose shapes do not fit together (BPG01xx; Keras would also fill up missing axes).</para>
/// <para>Source: <c>keras.layers.Subtract</c>.</para>
/// </remarks>
public sealed class SubtractAttribute : LayerAttribute;
