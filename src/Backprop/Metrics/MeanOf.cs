using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>The mean of a number of your own for each sample. As <c>keras.metrics.MeanMetricWrapper</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="measure">The number, from a sample's output and target; it should not allocate.</param>
/// <param name="name">As it is reported.</param>
/// <param name="goal">Which values are better.</param>
public sealed class MeanOf<T>(SampleMeasure<T> measure, string name, MetricGoal goal = MetricGoal.Unknown) : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override MetricGoal Goal => goal;

    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis) => measure(output, target);
}

/// <summary>A number that says how good one sample's output is.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="output">What the network put out.</param>
/// <param name="target">What it should have put out.</param>
public delegate double SampleMeasure<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
