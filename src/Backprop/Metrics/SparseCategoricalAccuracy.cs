using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// How often the largest output (the first one of equal ones) is the label's class. As <c>keras.metrics.SparseCategoricalAccuracy</c>;
/// an output of several positions has a label for each and counts every position.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class SparseCategoricalAccuracy<T>(string name = "sparse_categorical_accuracy") : Accuracy<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        if (output.Target != TargetKind.Labels)
        {
            throw new ArgumentException($"{Name} compares labels, but output '{output.Name}' is compared with values; use CategoricalAccuracy.");
        }
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int n = batch.OutputSize / batch.TargetSize;
        for (int s = 0; s < batch.Count; s++)
        {
            int right = 0;
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<int> labels = batch.Labels(s);
            for (int position = 0; position < labels.Length; position++)
            {
                right += p.Slice(position * n, n).ArgMax() == labels[position] ? 1 : 0;
            }

            Add(right, labels.Length, WeightOf(batch, s));
        }
    }
}
