namespace Backprop;

/// <summary><see cref="CategoricalCrossentropyAttribute"/> with less weight on choices that are right already.</summary>
/// <remarks>
/// <para>Shapes: an output […, classes] with two classes or more, and targets y of the same shape.</para>
/// <para>
/// Formula: L = mean(−α·Σ (1 − p)ᵞ·y·ln p), the sum over the last axis and the mean over everything else. p is the output divided by its sum
/// over the last axis, or, with <see cref="FromLogits"/>, its softmax, clipped to [1e-7, 1 − 1e-7].
/// </para>
/// <para>Errors (BPG02xx, BPG03xx): an argument out of range, a single class, <see cref="FromLogits"/> behind softmax.</para>
/// <para>Source: <c>keras.losses.CategoricalFocalCrossentropy</c>, over the last axis and with one α for all classes; Lin et al. 2017.</para>
/// </remarks>
public sealed class CategoricalFocalCrossentropyAttribute : LossAttribute
{
    /// <summary>Whether the output holds logits (no activation) instead of probabilities; more accurate. Default: <c>false</c>.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s in y·(1 − s) + s/classes, which takes the place of y; from 0 to 1. Default: <c>0</c>.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>α, a factor of the loss, not negative. Default: <c>0.25</c>.</summary>
    public double Alpha { get; init; } = 0.25;

    /// <summary>γ, how much right answers are discounted; not negative, 0 for none. Default: <c>2</c>.</summary>
    public double Gamma { get; init; } = 2;
}
