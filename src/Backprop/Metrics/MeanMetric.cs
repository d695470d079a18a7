using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The base of metrics that are the mean of a number for each sample.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class MeanMetric<T> : ValueMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Mean mean;

    private protected MeanMetric(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Minimize;

    /// <summary>Σ weight · number / Σ weight.</summary>
    public override double Result => mean.Result;

    /// <inheritdoc/>
    public override void Reset() => mean.Reset();

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int axis = LastAxisOf(batch);
        for (int s = 0; s < batch.Count; s++)
        {
            mean.Add(Measure(batch.Output(s), batch.Target(s), axis), WeightOf(batch, s));
        }
    }

    /// <summary>The number of one sample.</summary>
    /// <param name="output">What the network put out.</param>
    /// <param name="target">What it should have put out.</param>
    /// <param name="axis">The length of the last axis.</param>
    private protected abstract double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis);
}
