namespace Backprop;

/// <summary>The loss of a choice among classes, with the class's number as target.</summary>
/// <remarks>
/// <para>Shapes: an output […, classes] with two classes or more, and targets […] of integers k from 0 to classes − 1.</para>
/// <para>
/// Formula: L = mean(−ln p[k]) over everything but the last axis, p as in <see cref="CategoricalCrossentropyAttribute"/>.
/// As in Keras there is no label smoothing here; <see cref="CategoricalCrossentropyAttribute"/> has it.
/// </para>
/// <para>
/// Errors: a single class, <see cref="FromLogits"/> behind softmax (BPG03xx); a label out of range is an exception when training.
/// Keras's <c>ignore_class</c> is not offered.
/// </para>
/// <para>Source: <c>keras.losses.SparseCategoricalCrossentropy</c>, over the last axis.</para>
/// </remarks>
public sealed class SparseCategoricalCrossentropyAttribute : LossAttribute
{
    /// <summary>Whether the output holds logits (no activation) instead of probabilities; faster and more accurate. Default: <c>false</c>.</summary>
    public bool FromLogits { get; init; }
}
