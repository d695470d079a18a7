using System.Numerics;

namespace Backprop;

/// <summary>How many yes answers are wrong. As <c>keras.metrics.FalsePositives</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Outputs above it are a yes: if not given 0.5, and 0 for an output that holds logits.</param>
/// <param name="name">As it is reported.</param>
public sealed class FalsePositives<T>(double? threshold = null, string name = "false_positives") : ConfusionMetric<T>(name, threshold)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Minimize;

    /// <inheritdoc/>
    public override double Result => FalsePositive;
}
