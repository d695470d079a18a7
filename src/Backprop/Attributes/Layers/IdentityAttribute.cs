namespace Backprop;

/// <summary>Passes its input on: a name for a place in the graph.</summary>
/// <remarks>
/// <para>Shapes: any, kept. Formula: y = x. Costs nothing.</para>
/// <para>Source: <c>keras.layers.Identity</c>.</para>
/// </remarks>
public sealed class IdentityAttribute : LayerAttribute;
