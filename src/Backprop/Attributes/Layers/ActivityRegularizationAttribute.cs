namespace Backprop;

/// <summary>Makes large activations cost something: adds to the loss, in training and in evaluation, and passes its input on.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: y = x, and the loss grows by L1·Σ|x| + L2·Σx². As in Keras 3 the sums run over all samples of the batch and are not divided by their
/// number, and sample weights do not touch them: a larger batch wants smaller factors. The reported loss contains them, the losses
/// of the single outputs do not.
/// </para>
/// <para>Errors: a negative or infinite factor (BPG02xx).</para>
/// <para>Source: <c>keras.layers.ActivityRegularization</c>.</para>
/// </remarks>
public sealed class ActivityRegularizationAttribute : LayerAttribute
{
    /// <summary>The factor of the sum of magnitudes, at least 0. Default: <c>0</c>.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of the sum of squares, at least 0. Default: <c>0</c>.</summary>
    public double L2 { get; init; }
}
