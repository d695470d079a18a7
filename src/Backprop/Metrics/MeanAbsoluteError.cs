using System.Numerics;

namespace Backprop;

/// <summary>The mean of |p − y|. As <c>keras.metrics.MeanAbsoluteError</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class MeanAbsoluteError<T>(string name = "mean_absolute_error") : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double y = double.CreateTruncating(target[i]);
            double p = double.CreateTruncating(output[i]);
            sum += Math.Abs(p - y);
        }

        return sum / output.Length;
    }
}
