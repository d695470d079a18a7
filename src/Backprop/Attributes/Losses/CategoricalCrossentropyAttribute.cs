namespace Backprop;

/// <summary>The loss of a choice among classes, with a probability for each class as target (one-hot or soft).</summary>
/// <remarks>
/// <para>Shapes: an output […, classes] with two classes or more, and targets y of the same shape.</para>
/// <para>
/// Formula: L = mean(−Σ y·ln p), the sum over the last axis and the mean over everything else. p is the output divided by its sum over the
/// last axis and clipped to [1e-7, 1 − 1e-7], or, with <see cref="FromLogits"/>, softmax of the output, computed as log-softmax.
/// </para>
/// <para>Errors (BPG02xx, BPG03xx): a label smoothing outside [0, 1], a single class, <see cref="FromLogits"/> behind softmax.</para>
/// <para>Source: <c>keras.losses.CategoricalCrossentropy</c>, over the last axis.</para>
/// </remarks>
public sealed class CategoricalCrossentropyAttribute : LossAttribute
{
    /// <summary>Whether the output holds logits (no activation) instead of probabilities; faster and more accurate. Default: <c>false</c>.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s in y·(1 − s) + s/classes, which takes the place of y; from 0 to 1. Default: <c>0</c>.</summary>
    public double LabelSmoothing { get; init; }
}
