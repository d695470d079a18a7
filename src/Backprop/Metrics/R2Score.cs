using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// The part of the targets' variance that the outputs explain, 1 − Σ(y − p)²/Σ(y − ȳ)² for each element of the output, and the mean over the
/// elements. As <c>keras.metrics.R2Score</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="name">As it is reported.</param>
public sealed class R2Score<T>(string name = "r2_score") : ValueMetric<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] weights = [];
    private double[] means = [];
    private double[] spreads = [];
    private double[] residuals = [];

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <summary>The mean over the elements; of an element whose targets are all the same 1 if the outputs equal them, else 0.</summary>
    public override double Result
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < means.Length; i++)
            {
                sum += spreads[i] > 0 ? 1 - (residuals[i] / spreads[i]) : residuals[i] == 0 && weights[i] > 0 ? 1 : 0;
            }

            return means.Length == 0 ? 0 : sum / means.Length;
        }
    }

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        base.Check(output);
        Provide(output.Size);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(weights);
        Array.Clear(means);
        Array.Clear(spreads);
        Array.Clear(residuals);
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        Provide(batch.OutputSize);
        for (int s = 0; s < batch.Count; s++)
        {
            double weight = WeightOf(batch, s);
            ReadOnlySpan<T> outputs = batch.Output(s);
            ReadOnlySpan<T> targets = batch.Target(s);
            for (int i = 0; i < outputs.Length && weight != 0; i++)
            {
                // Welford's recurrence: sums of squares of large targets would cancel.
                double y = double.CreateTruncating(targets[i]);
                double error = y - double.CreateTruncating(outputs[i]);
                double from = y - means[i];
                weights[i] += weight;
                means[i] += from * weight / weights[i];
                spreads[i] += weight * from * (y - means[i]);
                residuals[i] += weight * error * error;
            }
        }
    }

    private void Provide(int elements)
    {
        if (means.Length != elements)
        {
            (weights, means, spreads, residuals) = (new double[elements], new double[elements], new double[elements], new double[elements]);
        }
    }
}
