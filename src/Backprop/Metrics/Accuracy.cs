using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The base of the accuracies: the part of all answers that is right.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Accuracy<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double right;
    private double all;

    private protected Accuracy(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <summary>Right answers / answers.</summary>
    public override double Result => all == 0 ? 0 : right / all;

    /// <summary>
    /// What "accuracy" means for an output. With a binary cross-entropy it is <see cref="BinaryAccuracy{T}"/>, with the threshold 0 for logits
    /// and 0.5 for probabilities; with labels <see cref="SparseCategoricalAccuracy{T}"/>; otherwise, as in Keras, binary for an output of one
    /// unit and <see cref="CategoricalAccuracy{T}"/> for more.
    /// </summary>
    /// <remarks>
    /// Keras looks at the shapes alone. It therefore compares only the largest of several independent yes-or-no answers, and it holds logits
    /// against 0.5. Here the loss decides, so that those accuracies are the ones meant.
    /// </remarks>
    /// <param name="output">The output; its name becomes <see cref="Metric{T}.Output"/>.</param>
    /// <exception cref="ArgumentException">The output has no loss, so nothing to compare it with.</exception>
    public static Accuracy<T> For(OutputDescription output)
    {
        ArgumentNullException.ThrowIfNull(output);
        const string Name = "accuracy";
        if (output.Target == TargetKind.None)
        {
            throw new ArgumentException($"Output '{output.Name}' has no loss and so no targets; it has no accuracy.", nameof(output));
        }

        if (output.Target == TargetKind.Labels)
        {
            return new SparseCategoricalAccuracy<T>(Name) { Output = output.Name };
        }

        bool binary = output.Loss is "BinaryCrossentropy" or "BinaryFocalCrossentropy" || output.Shape.Count == 0 || output.Shape[^1] == 1;
        return binary
            ? new BinaryAccuracy<T>(output.FromLogits ? 0 : 0.5, Name) { Output = output.Name }
            : new CategoricalAccuracy<T>(output.Shape[^1], Name) { Output = output.Name };
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        right = 0;
        all = 0;
    }

    /// <summary>Counts the answers of a sample with its weight.</summary>
    private protected void Add(int rightAnswers, int answers, double weight)
    {
        right += rightAnswers * weight;
        all += answers * weight;
    }
}
