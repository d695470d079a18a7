using System.Numerics;

namespace Backprop;

/// <summary>
/// How often the class of the largest target is among the k largest outputs; among equal outputs all count. As
/// <c>keras.metrics.TopKCategoricalAccuracy</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TopKCategoricalAccuracy<T> : Accuracy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int lastAxis;

    /// <summary>Says how many outputs may be larger.</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="name">As it is reported.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public TopKCategoricalAccuracy(int k = 5, string name = "top_k_categorical_accuracy")
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
        if (output.Target != Runtime.TargetKind.Values)
        {
            throw new ArgumentException(
                $"{Name} compares values, but output '{output.Name}' is compared with labels; use SparseTopKCategoricalAccuracy.");
        }

        lastAxis = output.Shape.Count > 0 ? output.Shape[^1] : 1;
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int n = lastAxis > 0 ? lastAxis : batch.OutputSize;
        for (int s = 0; s < batch.Count; s++)
        {
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<T> y = batch.Target(s);
            int right = 0;
            for (int first = 0; first < p.Length; first += n)
            {
                right += IsAmong(p.Slice(first, n), y.Slice(first, n).ArgMax(), K) ? 1 : 0;
            }

            Add(right, p.Length / n, WeightOf(batch, s));
        }
    }

    /// <summary>Whether fewer than k outputs are larger than that of a class, which must be a number.</summary>
    internal static bool IsAmong(ReadOnlySpan<T> outputs, int wanted, int k)
    {
        T value = outputs[wanted];
        int larger = 0;
        foreach (T output in outputs)
        {
            larger += output > value ? 1 : 0;
        }

        return larger < k && T.IsFinite(value);
    }
}
