namespace Backprop;

/// <summary><see cref="BinaryCrossentropyAttribute"/> with less weight on answers that are right already.</summary>
/// <remarks>
/// <para>Shapes: an output of any shape and targets y of the same, from 0 to 1.</para>
/// <para>
/// Formula: L = mean((1 − q)ᵞ·c) over all elements, c being the cross-entropy of <see cref="BinaryCrossentropyAttribute"/> and q = y·p + (1 −
/// y)·(1 − p); with <see cref="ApplyClassBalancing"/> times y·α + (1 − y)·(1 − α).
/// </para>
/// <para>With <see cref="FromLogits"/> p = σ(z) and c is computed from z without clipping (Keras computes it from the clipped p).</para>
/// <para>Errors (BPG02xx, BPG03xx): an argument out of range, an output that softmax made, <see cref="FromLogits"/> behind a sigmoid.</para>
/// <para>Source: <c>keras.losses.BinaryFocalCrossentropy</c>; Lin et al. 2017.</para>
/// </remarks>
public sealed class BinaryFocalCrossentropyAttribute : LossAttribute
{
    /// <summary>Whether the output holds logits (no activation) instead of probabilities; more accurate. Default: <c>false</c>.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s in y·(1 − s) + s/2, which takes the place of y; from 0 to 1. Default: <c>0</c>.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>α, the weight of the class 1, from 0 to 1; read with <see cref="ApplyClassBalancing"/> only. Default: <c>0.25</c>.</summary>
    public double Alpha { get; init; } = 0.25;

    /// <summary>γ, how much right answers are discounted; not negative, 0 for none. Default: <c>2</c>.</summary>
    public double Gamma { get; init; } = 2;

    /// <summary>Whether the classes are weighted by α and 1 − α. Default: <c>false</c>.</summary>
    public bool ApplyClassBalancing { get; init; }
}
