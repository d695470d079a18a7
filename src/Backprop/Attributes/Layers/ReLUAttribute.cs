namespace Backprop;

/// <summary>The rectifier with its three numbers.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: y = min(x, <see cref="MaxValue"/>) for x ≥ <see cref="Threshold"/>, else <see cref="NegativeSlope"/>·(x − <see cref="Threshold"/>).
/// </para>
/// <para>Errors: a negative or NaN number (BPG02xx).</para>
/// <para>Source: <c>keras.layers.ReLU</c>.</para>
/// </remarks>
public sealed class ReLUAttribute : LayerAttribute
{
    /// <summary>The largest value, not negative; Keras's <c>None</c> is infinity. Default: <see cref="double.PositiveInfinity"/>.</summary>
    public double MaxValue { get; init; } = double.PositiveInfinity;

    /// <summary>The slope below the threshold, not negative. Default: <c>0</c>.</summary>
    public double NegativeSlope { get; init; }

    /// <summary>Where the line begins, not negative. Default: <c>0</c>.</summary>
    public double Threshold { get; init; }
}
