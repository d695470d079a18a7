namespace Backprop;

/// <summary>The loss of independent yes-or-no answers.</summary>
/// <remarks>
/// <para>Shapes: an output of any shape and targets y of the same, from 0 to 1.</para>
/// <para>
/// Formula: L = mean(−y·ln p − (1 − y)·ln(1 − p)) over all elements. p is the output clipped to [1e-7, 1 − 1e-7], or, with
/// <see cref="FromLogits"/>, σ(z) of the output z, computed as max(z, 0) − z·y + ln(1 + e^−|z|) without clipping.
/// </para>
/// <para>
/// Errors (BPG02xx, BPG03xx): a label smoothing outside [0, 1], an output that softmax made, <see cref="FromLogits"/> behind a sigmoid.
/// </para>
/// <para>Source: <c>keras.losses.BinaryCrossentropy</c>.</para>
/// </remarks>
public sealed class BinaryCrossentropyAttribute : LossAttribute
{
    /// <summary>Whether the output holds logits (no activation) instead of probabilities; more accurate. Default: <c>false</c>.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s in y·(1 − s) + s/2, which takes the place of y; from 0 to 1. Default: <c>0</c>.</summary>
    public double LabelSmoothing { get; init; }
}
