namespace Backprop;

/// <summary>Maps numbers to another range, in training and prediction alike: <c>[Rescaling(1.0 / 255)]</c> takes bytes to 0 … 1.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>Formula: y = x·scale + offset.</para>
/// <para>Errors: a number that is not finite (BPG02xx). Keras's per-channel arrays are not taken.</para>
/// <para>Source: <c>keras.layers.Rescaling</c>.</para>
/// </remarks>
/// <param name="scale">The factor, finite.</param>
public sealed class RescalingAttribute(double scale) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Scale { get; } = scale;

    /// <summary>What is added, finite. Default: <c>0</c>.</summary>
    public double Offset { get; init; }
}
