using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Softmax along the last axis, and cross-entropy behind it.</summary>
internal static class SoftmaxSemantics
{
    /// <summary>y = exp(x − max x) / Σ exp(x − max x), or its logarithm.</summary>
    public static void Softmax(Softmax operation, NodeEvaluation e)
    {
        int n = e.OutputShape.Last;
        for (int p = 0; p < e.OutputShape.Leading; p++)
        {
            Span<double> x = e.Inputs[0].AsSpan(p * n, n);
            double logSum = LogSumExp(x);
            for (int f = 0; f < n; f++)
            {
                double y = x[f] - logSum;
                e.Output[(p * n) + f] = operation.Logarithm ? y : Math.Exp(y);
            }
        }
    }

    /// <summary>l[p] = Σ_f t[p, f] (ln Σ exp z[p] − z[p, f]).</summary>
    public static void Crossentropy(SoftmaxCrossentropy operation, NodeEvaluation e)
    {
        int n = e.InputShapes[0].Last;
        for (int p = 0; p < e.InputShapes[0].Leading; p++)
        {
            Span<double> z = e.Inputs[0].AsSpan(p * n, n);
            double logSum = LogSumExp(z);
            for (int f = 0; f < n; f++)
            {
                e.Output[p] += TargetOf(operation.Labels, operation.Smoothing, e, p, f) * (logSum - z[f]);
            }
        }
    }

    /// <summary>dz[p, f] = (softmax(z)[p, f] Σ t[p] − t[p, f]) dl[p].</summary>
    public static void CrossentropyGradient(SoftmaxCrossentropyGradient operation, NodeEvaluation e)
    {
        int n = e.InputShapes[0].Last;
        double[] dl = e.Inputs[2];
        for (int p = 0; p < e.InputShapes[0].Leading; p++)
        {
            Span<double> z = e.Inputs[0].AsSpan(p * n, n);
            double logSum = LogSumExp(z);
            double targets = 0;
            for (int f = 0; f < n; f++)
            {
                targets += TargetOf(operation.Labels, operation.Smoothing, e, p, f);
            }

            for (int f = 0; f < n; f++)
            {
                double t = TargetOf(operation.Labels, operation.Smoothing, e, p, f);
                e.Output[(p * n) + f] = ((Math.Exp(z[f] - logSum) * targets) - t) * dl[dl.Length == 1 ? 0 : p];
            }
        }
    }

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        foreach (double value in x)
        {
            max = Math.Max(max, value);
        }

        double sum = 0;
        foreach (double value in x)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    /// <summary>t[p, f] (1 − α) + α / classes; for labels t[p, f] is 1 where f is the label.</summary>
    private static double TargetOf(bool labels, double smoothing, NodeEvaluation e, int p, int f)
    {
        int n = e.InputShapes[0].Last;
        double t = labels ? (e.Inputs[1][p] == f ? 1 : 0) : e.Inputs[1][(p * n) + f];
        return (t * (1 - smoothing)) + (smoothing / n);
    }
}
