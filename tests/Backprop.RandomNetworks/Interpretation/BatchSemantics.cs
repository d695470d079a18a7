using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Statistics over all samples of a batch, and what is done with them sample by sample.</summary>
internal static class BatchSemantics
{
    /// <summary>The operations that look at all samples at once.</summary>
    public static IReadOnlyCollection<Type> Known { get; } = [typeof(BatchMoments), typeof(BatchSums)];

    /// <summary>Evaluates an operation over all samples, whose results are one array; false for any other operation.</summary>
    public static bool TryEvaluate(Operation operation, IReadOnlyList<NodeEvaluation> samples)
    {
        switch (operation)
        {
            case BatchMoments moments:
                Moments(moments, samples);
                return true;
            case BatchSums sums:
                Sums(sums, samples);
                return true;
            default:
                return false;
        }
    }

    /// <summary>y[0, c] = Σ_p x[p, c] / P and y[1, c] = Σ_p (x[p, c] − y[0, c])².</summary>
    public static void PositionMoments(NodeEvaluation e)
    {
        int channels = e.InputShapes[0].Last;
        for (int c = 0; c < channels; c++)
        {
            double[] x = [.. Channel(e.Inputs[0], c, channels)];
            double mean = x.Average();
            e.Output[c] = mean;
            e.Output[channels + c] = x.Sum(v => (v - mean) * (v - mean));
        }
    }

    /// <summary>y[0, c] = Σ_p dy[p, c] and y[1, c] = Σ_p dy[p, c] (x[p, c] − m[c]) r[c].</summary>
    public static void PositionProducts(NodeEvaluation e)
    {
        int channels = e.InputShapes[0].Last;
        for (int f = 0; f < e.Inputs[0].Length; f++)
        {
            int c = f % channels;
            e.Output[c] += e.Inputs[0][f];
            e.Output[channels + c] += e.Inputs[0][f] * (e.Inputs[1][f] - e.Inputs[2][c]) * e.Inputs[3][c];
        }
    }

    /// <summary>y = row of x.</summary>
    public static void Part(StatisticPart operation, NodeEvaluation e) =>
        e.Inputs[0].AsSpan(operation.Row * e.Output.Length, e.Output.Length).CopyTo(e.Output);

    /// <summary>dx = γ r (dy − a − (x − m) r b).</summary>
    public static void Gradient(BatchNormalizeGradient operation, NodeEvaluation e)
    {
        (double[] dy, double[] x, double[] m, double[] r) = (e.Inputs[0], e.Inputs[1], e.Inputs[2], e.Inputs[3]);
        (double[] a, double[] b) = (e.Inputs[^2], e.Inputs[^1]);
        for (int f = 0; f < dy.Length; f++)
        {
            int c = f % m.Length;
            double gamma = operation.Scales ? e.Inputs[4][c] : 1;
            e.Output[f] = gamma * r[c] * (dy[f] - a[c] - ((x[f] - m[c]) * r[c] * b[c]));
        }
    }

    /// <summary>g += x, once for the whole batch.</summary>
    public static void HandOver(NodeEvaluation e)
    {
        for (int i = 0; i < e.Output.Length && e.Place.Sample == 0; i++)
        {
            e.Output[i] += e.Inputs[0][i];
        }
    }

    private static void Moments(BatchMoments operation, IReadOnlyList<NodeEvaluation> samples)
    {
        double[] y = samples[0].Output;
        int channels = samples[0].OutputShape.Last;
        for (int c = 0; c < channels; c++)
        {
            double mean = samples.Average(s => s.Inputs[0][c]);
            double variance = samples.Average(s =>
                ((s.Inputs[0][c] - mean) * (s.Inputs[0][c] - mean)) + (operation.Positions == 1 ? 0 : s.Inputs[0][channels + c] / operation.Positions));
            y[c] = mean;
            y[channels + c] = variance;
            y[(2 * channels) + c] = 1 / Math.Sqrt(variance + operation.Epsilon);
        }
    }

    private static void Sums(BatchSums operation, IReadOnlyList<NodeEvaluation> samples)
    {
        double[] y = samples[0].Output;
        int half = y.Length / 2;
        for (int i = 0; i < half; i++)
        {
            y[i] = samples.Sum(s => s.Inputs[0][i]);
            y[half + i] = y[i] / ((double)samples.Count * operation.Positions);
        }
    }

    private static IEnumerable<double> Channel(double[] x, int channel, int channels) => x.Where((_, f) => f % channels == channel);
}
