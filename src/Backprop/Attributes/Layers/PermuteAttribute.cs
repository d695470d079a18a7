namespace Backprop;

/// <summary>Puts the axes of a sample in another order.</summary>
/// <remarks>
/// <para>Shapes: any → axis i of the output is axis dims[i] of the input: [10, 64] with dims 2, 1 → [64, 10].</para>
/// <para>Errors: an axis twice, left out or outside 1 … rank (BPG02xx).</para>
/// <para>Source: <c>keras.layers.Permute</c>.</para>
/// </remarks>
/// <param name="dims">The input's axes in the order of the output's, counted from 1; the batch is not among them.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>The input's axes in the order of the output's.</summary>
    public int[] Dims { get; } = dims;
}
