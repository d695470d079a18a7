namespace Backprop;

/// <summary>Puts its inputs one behind the other along an axis.</summary>
/// <remarks>
/// <para>
/// Shapes: two or more inputs, named by <see cref="LayerAttribute.From"/>, that agree in every axis but one → the same with that axis summed.
/// [4, 4, 8] and [4, 4, 3] along the last axis are [4, 4, 11].
/// </para>
/// <para>
/// Errors: fewer than two inputs, inputs that differ elsewhere or an axis that they do not have, such as axis 0, which is the
/// batch (BPG01xx).
/// </para>
/// <para>Source: <c>keras.layers.Concatenate</c>.</para>
/// </remarks>
public sealed class ConcatenateAttribute : LayerAttribute
{
    /// <summary>
    /// The axis, counted as in Keras: 0 is the batch and not allowed, 1 the first axis of a sample, −1 the last. Default: <c>-1</c>.
    /// </summary>
    public int Axis { get; init; } = -1;
}
