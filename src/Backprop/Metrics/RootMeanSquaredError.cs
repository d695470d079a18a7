using System.Numerics;

namespace Backprop;

/// <summary>The root of the mean of (p − y)². As <c>keras.metrics.RootMeanSquaredError</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class RootMeanSquaredError<T>(string name = "root_mean_squared_error") : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override double Result => Math.Sqrt(base.Result);

    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double y = double.CreateTruncating(target[i]);
            double p = double.CreateTruncating(output[i]);
            sum += (p - y) * (p - y);
        }

        return sum / output.Length;
    }
}
