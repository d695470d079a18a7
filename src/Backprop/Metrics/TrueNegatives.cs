using System.Numerics;

namespace Backprop;

/// <summary>How many no answers are right. As <c>keras.metrics.TrueNegatives</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Outputs above it are a yes: if not given 0.5, and 0 for an output that holds logits.</param>
/// <param name="name">As it is reported.</param>
public sealed class TrueNegatives<T>(double? threshold = null, string name = "true_negatives") : ConfusionMetric<T>(name, threshold)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <inheritdoc/>
    public override double Result => TrueNegative;
}
