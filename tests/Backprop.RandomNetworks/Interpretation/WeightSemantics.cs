using Backprop.Gen.Graph;
using Backprop.Gen.Weights;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>What regularizers and constraints mean, from Keras's formulas.</summary>
internal static class WeightSemantics
{
    /// <summary>What a weight adds to the loss.</summary>
    public static double Penalty(Parameter parameter, double[] w) => !Regularized(parameter, out RegularizerChoice rule)
        ? 0
        : (rule.L1 * w.Sum(Math.Abs)) + (rule.L2 * w.Sum(x => x * x)) + (rule.Orthogonal > 0 ? Orthogonal(parameter.Shape, rule, w) : 0);

    /// <summary>Its derivative.</summary>
    public static double[] Gradient(Parameter parameter, double[] w)
    {
        if (!Regularized(parameter, out RegularizerChoice rule))
        {
            return new double[w.Length];
        }

        double[] gradient = [.. w.Select(x => (rule.L1 * Math.Sign(x)) + (2 * rule.L2 * x))];
        if (rule.Orthogonal > 0)
        {
            AddOrthogonal(parameter.Shape, rule, w, gradient);
        }

        return gradient;
    }

    /// <summary>The numbers whose magnitudes are taken: where one changes its sign the penalty has a kink.</summary>
    public static IEnumerable<double> Magnitudes(Parameter parameter, double[] w)
    {
        if (!Regularized(parameter, out RegularizerChoice rule))
        {
            return [];
        }

        double[][] v = rule.Orthogonal > 0 ? Vectors(parameter.Shape, rule, w) : [];
        IEnumerable<double> cosines = Enumerable.Range(0, v.Length).SelectMany(i => v.Take(i).Select(other => Cosine(v[i], other)));
        return rule.L1 > 0 ? w.Concat(cosines) : cosines;
    }

    /// <summary>What is done behind a step.</summary>
    public static void Constrain(Parameter parameter, double[] w)
    {
        if (parameter is not { Trainable: true, Constraint: { } rule })
        {
            return;
        }

        if (rule.Kind == "NonNeg")
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] *= w[i] >= 0 ? 1 : 0;
            }

            return;
        }

        foreach (IGrouping<string, int> group in Enumerable.Range(0, w.Length).GroupBy(i => string.Join(' ', Kept(parameter.Shape, i, rule.Axes))))
        {
            double norm = Math.Sqrt(group.Sum(i => w[i] * w[i]));
            double desired = rule.Kind switch
            {
                "MaxNorm" => Math.Clamp(norm, 0, rule.MaxValue),
                "MinMaxNorm" => (rule.Rate * Math.Clamp(norm, rule.MinValue, rule.MaxValue)) + ((1 - rule.Rate) * norm),
                _ => 1,
            };
            foreach (int i in group)
            {
                w[i] *= desired / (1e-7 + norm);
            }
        }
    }

    private static bool Regularized(Parameter parameter, out RegularizerChoice rule)
    {
        rule = parameter.Regularizer!;
        return parameter is { Trainable: true, Regularizer: not null };
    }

    /// <summary>An element's indices along the axes over which no norm is taken.</summary>
    private static IEnumerable<int> Kept(Shape shape, int element, IReadOnlyList<int> axes)
    {
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (!axes.Contains(axis))
            {
                yield return element % shape[axis];
            }

            element /= shape[axis];
        }
    }

    private static double[][] Vectors(Shape shape, RegularizerChoice rule, double[] w) => rule.Columns
        ? [.. Enumerable.Range(0, shape[1]).Select(c => Enumerable.Range(0, shape[0]).Select(r => w[(r * shape[1]) + c]).ToArray())]
        : [.. w.Chunk(shape[1])];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>Zero has no direction, and Keras's normalization keeps it zero.</summary>
    private static double Cosine(double[] a, double[] b) => Dot(a, a) * Dot(b, b) is var squares && squares == 0 ? 0 : Dot(a, b) / Math.Sqrt(squares);

    private static double Orthogonal(Shape shape, RegularizerChoice rule, double[] w)
    {
        double[][] v = Vectors(shape, rule, w);
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < v.Length; j++)
            {
                sum += i == j ? 0 : Math.Abs(Cosine(v[i], v[j]));
            }
        }

        return v.Length < 2 ? 0 : rule.Orthogonal * 0.5 * sum / (v.Length * (v.Length - 1.0) / 2);
    }

    /// <summary>∂cos(a, b)/∂a = b/(‖a‖‖b‖) − cos·a/‖a‖².</summary>
    private static void AddOrthogonal(Shape shape, RegularizerChoice rule, double[] w, double[] gradient)
    {
        double[][] v = Vectors(shape, rule, w);
        double factor = v.Length < 2 ? 0 : rule.Orthogonal / (v.Length * (v.Length - 1.0) / 2);
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < v.Length; j++)
            {
                double cosine = i == j ? 0 : Cosine(v[i], v[j]);
                for (int k = 0; k < v[i].Length && cosine != 0; k++)
                {
                    double derivative = (v[j][k] / Math.Sqrt(Dot(v[i], v[i]) * Dot(v[j], v[j]))) - (cosine * v[i][k] / Dot(v[i], v[i]));
                    gradient[rule.Columns ? (k * shape[1]) + i : (i * shape[1]) + k] += factor * Math.Sign(cosine) * derivative;
                }
            }
        }
    }
}
