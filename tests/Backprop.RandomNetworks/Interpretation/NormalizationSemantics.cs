using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Means, deviations and what is normalized by them, over the elements that an element of the smaller shape stands for.</summary>
internal static class NormalizationSemantics
{
    /// <summary>y[g] = Σ x[f] / n over the elements f that g stands for.</summary>
    public static void MeanTo(MeanTo operation, NodeEvaluation e) =>
        Means(e.InputShapes[0], operation.Target, f => e.Inputs[0][f]).CopyTo(e.Output, 0);

    /// <summary>r[g], one over the deviation, the root of the mean square or the norm.</summary>
    public static void InverseDeviation(InverseDeviation operation, NodeEvaluation e)
    {
        Shape shape = e.InputShapes[0];
        double count = (double)shape.Size / operation.Target.Size;
        double[] squares = Means(shape, operation.Target, f =>
        {
            double d = e.Inputs[0][f] - (operation.Kind == Normalization.Standard ? e.Inputs[1][Group(operation.Target, shape, f)] : 0);
            return d * d;
        });
        for (int g = 0; g < squares.Length; g++)
        {
            e.Output[g] = operation.Kind == Normalization.Unit
                ? Math.Min(1 / Math.Sqrt(squares[g] * count), 1 / operation.Epsilon)
                : 1 / Math.Sqrt(squares[g] + operation.Epsilon);
        }
    }

    /// <summary>y[f] = (x[f] − m[g]) r[g].</summary>
    public static void Normalize(Normalize operation, NodeEvaluation e)
    {
        for (int f = 0; f < e.Output.Length; f++)
        {
            int g = Group(e.InputShapes[1], operation.Shape, f);
            e.Output[f] = (e.Inputs[0][f] - (operation.Kind == Normalization.Standard ? e.Inputs[2][g] : 0)) * e.Inputs[1][g];
        }
    }

    /// <summary>dx[f] = r[g] (dy[f] − mean dy − y[f] mean (dy y)), the means over the elements of the group.</summary>
    public static void Gradient(NormalizeGradient operation, NodeEvaluation e)
    {
        (double[] dy, double[] y, double[] r) = (e.Inputs[0], e.Inputs[1], e.Inputs[2]);
        (Shape shape, Shape groups) = (e.OutputShape, e.InputShapes[2]);
        double[] first = Means(shape, groups, f => dy[f]);
        double[] second = Means(shape, groups, f => dy[f] * y[f]);
        double count = (double)shape.Size / groups.Size;
        for (int f = 0; f < e.Output.Length; f++)
        {
            int g = Group(groups, shape, f);
            e.Output[f] = operation.Kind switch
            {
                Normalization.Standard => r[g] * (dy[f] - first[g] - (y[f] * second[g])),
                Normalization.RootMeanSquare => r[g] * (dy[f] - (y[f] * second[g])),
                _ => r[g] < 1 / operation.Epsilon ? r[g] * (dy[f] - (y[f] * second[g] * count)) : r[g] * dy[f],
            };
        }
    }

    private static double[] Means(Shape shape, Shape groups, Func<int, double> element)
    {
        double[] sums = new double[groups.Size];
        for (int f = 0; f < shape.Size; f++)
        {
            sums[Group(groups, shape, f)] += element(f);
        }

        return [.. sums.Select(s => s * groups.Size / shape.Size)];
    }

    private static int Group(Shape groups, Shape shape, int f) => BroadcastSemantics.IndexOf(groups, shape, f);
}
