using System.Numerics;

namespace Backprop;

/// <summary>The mean of Σ y·log(y/p) over the last axis, y and p cut to 1e-7 … 1. As <c>keras.metrics.KLDivergence</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class KLDivergence<T>(string name = "kl_divergence") : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double y = double.CreateTruncating(target[i]);
            double p = double.CreateTruncating(output[i]);
            sum += Clip(y) * Math.Log(Clip(y) / Clip(p));
        }

        return sum * axis / output.Length;
    }

    private static double Clip(double value) => Math.Clamp(value, 1e-7, 1);
}
