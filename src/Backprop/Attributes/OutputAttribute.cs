namespace Backprop;

/// <summary>Names the layers whose values the network gives back, in this order.</summary>
/// <remarks>
/// <para>
/// Without this attribute the outputs are the layers that losses name, in the order of the layers, or the last layer where no loss names any.
/// </para>
/// <para>
/// Errors: no name (BPG02xx), a name that no layer has, the same layer twice (BPG00xx), a loss for a layer that is not among them (BPG03xx).
/// </para>
/// <para>Source: the <c>outputs</c> of <c>keras.Model</c>.</para>
/// </remarks>
/// <param name="layers">The names of one or more layers.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(params string[] layers) : Attribute
{
    /// <summary>The layers' names.</summary>
    public string[] Layers { get; } = layers;
}
