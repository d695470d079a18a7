using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// How often the largest output is where the largest target is (the first one of equal ones). As <c>keras.metrics.CategoricalAccuracy</c>;
/// an output of several positions counts every position.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="classes">The length of the last axis; 0 for the output's, or on its own for all elements of a sample.</param>
/// <param name="name">As it is reported.</param>
public sealed class CategoricalAccuracy<T>(int classes = 0, string name = "categorical_accuracy") : Accuracy<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int lastAxis;

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        if (output.Target != TargetKind.Values)
        {
            throw new ArgumentException(
                $"{Name} compares values, but output '{output.Name}' is compared with labels; use SparseCategoricalAccuracy.");
        }

        lastAxis = output.Shape.Count > 0 ? output.Shape[^1] : 1;
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int n = classes > 0 ? classes : lastAxis > 0 ? lastAxis : batch.OutputSize;
        for (int s = 0; s < batch.Count; s++)
        {
            int right = 0;
            int all = 0;
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<T> y = batch.Target(s);
            for (int first = 0; first < p.Length; first += n, all++)
            {
                right += p.Slice(first, n).ArgMax() == y.Slice(first, n).ArgMax() ? 1 : 0;
            }

            Add(right, all, WeightOf(batch, s));
        }
    }
}
