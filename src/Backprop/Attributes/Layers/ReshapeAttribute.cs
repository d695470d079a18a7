namespace Backprop;

/// <summary>Gives the elements of a sample another shape, in the same row-major order.</summary>
/// <remarks>
/// <para>Shapes: any → the target shape, of equally many elements. Costs nothing: no element moves.</para>
/// <para>Errors: another number of elements, or a −1 that no whole number fits (BPG01xx); no dimension, a second −1, a dimension that is neither −1 nor positive (BPG02xx).</para>
/// <para>Source: <c>keras.layers.Reshape</c>.</para>
/// </remarks>
/// <param name="targetShape">The new dimensions without the batch; one may be −1 and is computed from the others.</param>
public sealed class ReshapeAttribute(params int[] targetShape) : LayerAttribute
{
    /// <summary>The new dimensions.</summary>
    public int[] TargetShape { get; } = targetShape;
}
