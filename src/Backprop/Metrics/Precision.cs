using System.Numerics;

namespace Backprop;

/// <summary>The part of the yes answers that is right. As <c>keras.metrics.Precision</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Outputs above it are a yes: if not given 0.5, and 0 for an output that holds logits.</param>
/// <param name="name">As it is reported.</param>
public sealed class Precision<T>(double? threshold = null, string name = "precision") : ConfusionMetric<T>(name, threshold)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <inheritdoc/>
    public override double Result => Ratio(TruePositive, TruePositive + FalsePositive);
}
