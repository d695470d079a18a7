using System.Numerics;

namespace Backprop;

/// <summary>The part of what should be a yes that is answered so. As <c>keras.metrics.Recall</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Outputs above it are a yes: if not given 0.5, and 0 for an output that holds logits.</param>
/// <param name="name">As it is reported.</param>
public sealed class Recall<T>(double? threshold = null, string name = "recall") : ConfusionMetric<T>(name, threshold)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <inheritdoc/>
    public override double Result => Ratio(TruePositive, TruePositive + FalseNegative);
}
