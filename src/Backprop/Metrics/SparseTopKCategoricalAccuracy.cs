using System.Numerics;

namespace Backprop;

/// <summary>
/// How often the label's class is among the k largest outputs; among equal outputs all count. As
/// <c>keras.metrics.SparseTopKCategoricalAccuracy</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SparseTopKCategoricalAccuracy<T> : Accuracy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Says how many outputs may be larger.</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="name">As it is reported.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public SparseTopKCategoricalAccuracy(int k = 5, string name = "sparse_top_k_categorical_accuracy")
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
    }

    /// <summary>The class must be among so many.</summary>
    public int K { get; }

    /// <inheritdoc/>
    public override void Check(Runtime.OutputDescription output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.Target != Runtime.TargetKind.Labels)
        {
            throw new ArgumentException($"{Name} compares labels, but output '{output.Name}' is compared with values; use TopKCategoricalAccuracy.");
        }
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int n = batch.OutputSize / batch.TargetSize;
        for (int s = 0; s < batch.Count; s++)
        {
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<int> labels = batch.Labels(s);
            int right = 0;
            for (int position = 0; position < labels.Length; position++)
            {
                right += TopKCategoricalAccuracy<T>.IsAmong(p.Slice(position * n, n), labels[position], K) ? 1 : 0;
            }

            Add(right, labels.Length, WeightOf(batch, s));
        }
    }
}
