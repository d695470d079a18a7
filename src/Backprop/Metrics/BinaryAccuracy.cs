using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// How often yes-or-no answers are right: an output above the threshold is 1, else 0, and must equal the target. As
/// <c>keras.metrics.BinaryAccuracy</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">0.5 for probabilities; give 0 for logits.</param>
/// <param name="name">As it is reported.</param>
public sealed class BinaryAccuracy<T>(double threshold = 0.5, string name = "binary_accuracy") : Accuracy<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T threshold = T.CreateChecked(threshold);

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        if (output.Target != TargetKind.Values)
        {
            throw new ArgumentException(
                $"{Name} compares values, but output '{output.Name}' is compared with labels; use SparseCategoricalAccuracy.");
        }
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        for (int s = 0; s < batch.Count; s++)
        {
            int right = 0;
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<T> y = batch.Target(s);
            for (int i = 0; i < p.Length; i++)
            {
                right += y[i] == (p[i] > threshold ? T.One : T.Zero) ? 1 : 0;
            }

            Add(right, p.Length, WeightOf(batch, s));
        }
    }
}
