using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// (1 + β²)·precision·recall/(β²·precision + recall), for each class and averaged. As <c>keras.metrics.FBetaScore</c>, which without an average
/// returns one number for each class.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public class FBetaScore<T> : ValueMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double squared;
    private double[] truePositives = [];
    private double[] falsePositives = [];
    private double[] falseNegatives = [];

    /// <summary>Says how the score is made.</summary>
    /// <param name="average">How one number is made of those of the classes.</param>
    /// <param name="beta">β, positive: how much more recall counts than precision.</param>
    /// <param name="threshold">Outputs above it are a yes; if not given the largest output of a sample is.</param>
    /// <param name="name">As it is reported.</param>
    /// <exception cref="ArgumentOutOfRangeException">A β that is not positive.</exception>
    public FBetaScore(ClassAverage average = ClassAverage.Macro, double beta = 1, double? threshold = null, string name = "fbeta_score")
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        Average = average;
        Beta = beta;
        Threshold = threshold;
        squared = beta * beta;
    }

    /// <summary>How one number is made of those of the classes.</summary>
    public ClassAverage Average { get; }

    /// <summary>β.</summary>
    public double Beta { get; }

    /// <summary>Outputs above it are a yes; null for the largest.</summary>
    public double? Threshold { get; }

    /// <inheritdoc/>
    public override MetricGoal Goal => MetricGoal.Maximize;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            if (Average == ClassAverage.Micro)
            {
                return Score(truePositives.Sum(), falsePositives.Sum(), falseNegatives.Sum());
            }

            double sum = 0;
            double weights = 0;
            for (int c = 0; c < truePositives.Length; c++)
            {
                double weight = Average == ClassAverage.Macro ? 1 : truePositives[c] + falseNegatives[c];
                sum += weight * Score(truePositives[c], falsePositives[c], falseNegatives[c]);
                weights += weight;
            }

            return weights == 0 ? 0 : sum / weights;
        }
    }

    /// <inheritdoc/>
    public override void Check(OutputDescription output)
    {
        base.Check(output);
        Provide(LastAxis);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(truePositives);
        Array.Clear(falsePositives);
        Array.Clear(falseNegatives);
    }

    /// <inheritdoc/>
    public override void Update(scoped in Predictions<T> batch)
    {
        int classes = LastAxisOf(batch);
        Provide(classes);
        T limit = T.CreateTruncating(Threshold ?? 0);
        T half = T.CreateTruncating(0.5);
        for (int s = 0; s < batch.Count; s++)
        {
            double weight = WeightOf(batch, s);
            for (int first = 0; first < batch.OutputSize; first += classes)
            {
                ReadOnlySpan<T> p = batch.Output(s).Slice(first, classes);
                ReadOnlySpan<T> y = batch.Target(s).Slice(first, classes);
                int largest = Threshold is null ? p.ArgMax() : -1;
                for (int c = 0; c < classes; c++)
                {
                    bool answer = Threshold is null ? c == largest : p[c] > limit;
                    bool should = y[c] > half;
                    truePositives[c] += answer && should ? weight : 0;
                    falsePositives[c] += answer && !should ? weight : 0;
                    falseNegatives[c] += !answer && should ? weight : 0;
                }
            }
        }
    }

    private double Score(double yesRight, double yesWrong, double noWrong)
    {
        double all = ((1 + squared) * yesRight) + (squared * noWrong) + yesWrong;
        return all == 0 ? 0 : (1 + squared) * yesRight / all;
    }

    private void Provide(int classes)
    {
        if (truePositives.Length != classes)
        {
            (truePositives, falsePositives, falseNegatives) = (new double[classes], new double[classes], new double[classes]);
        }
    }
}
