namespace Backprop;

/// <summary>Makes one vector of a sample.</summary>
/// <remarks>
/// <para>Shapes: [d₁, …, dₖ] → [d₁·…·dₖ], in row-major order with the channels last. Costs nothing: no element moves.</para>
/// <para>Source: <c>keras.layers.Flatten</c>.</para>
/// </remarks>
public sealed class FlattenAttribute : LayerAttribute;
