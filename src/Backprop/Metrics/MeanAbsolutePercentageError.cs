using System.Numerics;

namespace Backprop;

/// <summary>The mean of 100·|(y − p)/max(|y|, 1e-7)|. As <c>keras.metrics.MeanAbsolutePercentageError</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class MeanAbsolutePercentageError<T>(string name = "mean_absolute_percentage_error") : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double y = double.CreateTruncating(target[i]);
            double p = double.CreateTruncating(output[i]);
            sum += Math.Abs((y - p) / Math.Max(Math.Abs(y), 1e-7));
        }

        return 100 * sum / output.Length;
    }
}
