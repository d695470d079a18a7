using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// The base of metrics that count yes-or-no answers: an output above the threshold is a yes, and a target above 0.5 should be one. All elements
/// of the output count.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class ConfusionMetric<T> : ValueMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double? threshold;
    private double limit;

    private protected ConfusionMetric(string name, double? threshold)
        : base(name)
    {
        this.threshold = threshold;
        limit = threshold ?? 0.5;
    }

    /// <summary>Outputs above it are a yes: if not given 0.5, and 0 for an output that holds logits.</summary>
    public double Threshold => limit;

    /// <summary>Yes, rightly.</summary>
    private protected double TruePositive { get; private set; }

    /// <summary>Yes, wrongly.</summary>
    private protected double FalsePositive { get; private set; }

    /// <summary>No, rightly.</summary>
    private protected double TrueNegative { get; private set; }

    /// <summary>No, wrongly.</summary>
    private protected double FalseNegative { get; private set; }

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        base.Check(output);
        limit = threshold ?? (output.FromLogits ? 0 : 0.5);
    }

    /// <inheritdoc/>
    public override void Reset() => (TruePositive, FalsePositive, TrueNegative, FalseNegative) = (0, 0, 0, 0);

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        T least = T.CreateTruncating(limit);
        T half = T.CreateTruncating(0.5);
        for (int s = 0; s < batch.Count; s++)
        {
            ReadOnlySpan<T> p = batch.Output(s);
            ReadOnlySpan<T> y = batch.Target(s);
            int yesRight = 0, yesWrong = 0, noWrong = 0;
            for (int i = 0; i < p.Length; i++)
            {
                bool answer = p[i] > least;
                bool should = y[i] > half;
                yesRight += answer && should ? 1 : 0;
                yesWrong += answer && !should ? 1 : 0;
                noWrong += !answer && should ? 1 : 0;
            }

            double weight = WeightOf(batch, s);
            TruePositive += weight * yesRight;
            FalsePositive += weight * yesWrong;
            FalseNegative += weight * noWrong;
            TrueNegative += weight * (p.Length - yesRight - yesWrong - noWrong);
        }
    }

    /// <summary>a/b; 0 where b is 0, as in Keras.</summary>
    private protected static double Ratio(double a, double b) => b == 0 ? 0 : a / b;
}
