namespace Backprop;

/// <summary>Multiplies two inputs and sums along an axis of each: inner products, for every sample alone.</summary>
/// <remarks>
/// <para>
/// Shapes: two inputs, named by <see cref="LayerAttribute.From"/> → the axes of the first without the summed one, then those of the second
/// without it: [6, 4] and [5, 4] along axis 2 of both → [6, 5]; two vectors → [1].
/// </para>
/// <para>
/// Formula: z[i, j] = Σ_k x[i, k]·y[j, k]. With <see cref="Normalize"/> x and y are first divided by their length along the axis (at least 10⁻⁷),
/// so that z is the cosine of their angle.
/// </para>
/// <para>
/// Errors: an axis that an input does not have, such as axis 0, which is the batch, or axes of different lengths (BPG01xx); more than two
/// axes (BPG02xx).
/// </para>
/// <para>Source: <c>keras.layers.Dot</c>.</para>
/// </remarks>
/// <param name="axes">
/// The axis of the first input and that of the second, counted as in Keras: 1 is the first axis of a sample, −1 the last. One number stands for both.
/// </param>
public sealed class DotAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axis of the first input and that of the second.</summary>
    public int[] Axes { get; } = axes;

    /// <summary>Whether the inputs are divided by their length along the axis. Default: <c>false</c>.</summary>
    public bool Normalize { get; init; }
}
