using System.Numerics;

namespace Backprop;

/// <summary>The mean of the cosine between output and target along the last axis. As <c>keras.metrics.CosineSimilarity</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class CosineSimilarity<T>(string name = "cosine_similarity") : MeanMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The least sum of squares that is divided by, as in Keras's normalization.
    private const double Epsilon = 1e-12;

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    private protected override double Measure(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int axis)
    {
        double sum = 0;
        for (int first = 0; first < output.Length; first += axis)
        {
            double product = 0, outputs = 0, targets = 0;
            for (int i = first; i < first + axis; i++)
            {
                double y = double.CreateTruncating(target[i]);
                double p = double.CreateTruncating(output[i]);
                product += p * y;
                outputs += p * p;
                targets += y * y;
            }

            sum += product / Math.Sqrt(Math.Max(outputs, Epsilon) * Math.Max(targets, Epsilon));
        }

        return sum * axis / output.Length;
    }
}
