using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// The area under the ROC or precision-recall curve of yes-or-no answers, from counts at evenly spaced thresholds: constant memory, whatever
/// the number of samples. As <c>keras.metrics.AUC</c> with interpolation; all elements of the output count together.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AUC<T> : ValueMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] positives;
    private readonly double[] negatives;
    private readonly bool? declaredLogits;
    private bool logits;

    /// <summary>Says what is measured.</summary>
    /// <param name="thresholds">How many, at least 2; the more, the closer.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="fromLogits">Whether outputs are logits, to which the sigmoid is applied first; if not given the loss tells.</param>
    /// <param name="name">As it is reported.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two thresholds.</exception>
    public AUC(int thresholds = 200, AUCCurve curve = AUCCurve.ROC, bool? fromLogits = null, string name = "auc")
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        Curve = curve;
        positives = new double[thresholds];
        negatives = new double[thresholds];
        declaredLogits = fromLogits;
        logits = fromLogits ?? false;
    }

    /// <summary>The curve.</summary>
    public AUCCurve Curve { get; }

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double area = 0;
            double allPositive = positives.Sum();
            double allNegative = negatives.Sum();

            // From the last threshold, above which nothing is, down to the first, above which everything is.
            double truePositive = 0;
            double falsePositive = 0;
            for (int t = positives.Length - 1; t >= 0; t--)
            {
                double nextTrue = truePositive + positives[t];
                double nextFalse = falsePositive + negatives[t];
                area += Curve == AUCCurve.ROC
                    ? Ratio(negatives[t], allNegative) * (Ratio(truePositive, allPositive) + Ratio(nextTrue, allPositive)) / 2
                    : Between(truePositive, falsePositive, positives[t], negatives[t], allPositive);
                (truePositive, falsePositive) = (nextTrue, nextFalse);
            }

            return area;
        }
    }

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        base.Check(output);
        logits = declaredLogits ?? output.FromLogits;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(positives);
        Array.Clear(negatives);
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        T half = T.CreateTruncating(0.5);
        for (int s = 0; s < batch.Count; s++)
        {
            double weight = WeightOf(batch, s);
            ReadOnlySpan<T> outputs = batch.Output(s);
            ReadOnlySpan<T> targets = batch.Target(s);
            for (int i = 0; i < outputs.Length; i++)
            {
                double p = double.CreateTruncating(outputs[i]);
                int bucket = BucketOf(logits ? 1 / (1 + Math.Exp(-p)) : p);
                (targets[i] > half ? positives : negatives)[bucket] += weight;
            }
        }
    }

    /// <summary>The last threshold below the prediction: the first is just below 0, the last just above 1.</summary>
    private int BucketOf(double p) => double.IsNaN(p) ? 0 : (int)Math.Clamp(Math.Ceiling(p * (positives.Length - 1)) - 1, 0, positives.Length - 2);

    /// <summary>
    /// The area under the precision between two thresholds, true and false positives growing in proportion (J. Davis and M. Goadrich, 2006).
    /// </summary>
    private static double Between(double truePositive, double falsePositive, double moreTrue, double moreFalse, double allPositive)
    {
        double below = truePositive + falsePositive;
        double more = moreTrue + moreFalse;
        double slope = Ratio(moreTrue, more);
        double intercept = truePositive - (slope * below);
        double ratio = below > 0 && below + more > 0 ? (below + more) / below : 1;
        return Ratio(slope * (moreTrue + (intercept * Math.Log(ratio))), allPositive);
    }

    private static double Ratio(double a, double b) => b == 0 ? 0 : a / b;
}
