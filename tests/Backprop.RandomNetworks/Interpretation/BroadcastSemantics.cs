using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Formulas element by element, and broadcasting as NumPy does it, forwards and backwards.</summary>
internal static class BroadcastSemantics
{
    /// <summary>y[f] = formula(operands[f]).</summary>
    public static void Elementwise(Elementwise operation, NodeEvaluation e)
    {
        Dictionary<string, double> operands = new(StringComparer.Ordinal);
        for (int f = 0; f < e.Output.Length; f++)
        {
            Bind(operation, e, f, operands);
            e.Output[f] = operation.Formula.Evaluate(name => operands[name]);
        }
    }

    /// <summary>The operands of element <paramref name="f"/> by name; "i" is its index along the last axis.</summary>
    public static void Bind(Elementwise operation, NodeEvaluation e, int f, Dictionary<string, double> operands)
    {
        operands["i"] = f % operation.Shape.Last;
        for (int o = 0; o < operation.Operands.Count; o++)
        {
            // What is computed once takes its operands element by element, in whatever shape they are.
            operands[operation.Operands[o]] = e.Inputs[o][operation.IsShared ? f : IndexOf(e.InputShapes[o], operation.Shape, f)];
        }
    }

    /// <summary>y[g] = Σ x[f] over the elements f that g stands for.</summary>
    public static void SumTo(SumTo operation, NodeEvaluation e)
    {
        for (int f = 0; f < e.Inputs[0].Length; f++)
        {
            e.Output[IndexOf(operation.Target, e.InputShapes[0], f)] += e.Inputs[0][f];
        }
    }

    /// <summary>y[p] = max x[p, f].</summary>
    public static void MaximumOverLast(NodeEvaluation e)
    {
        int n = e.InputShapes[0].Last;
        for (int p = 0; p < e.Output.Length; p++)
        {
            e.Output[p] = e.Inputs[0].Skip(p * n).Take(n).Max();
        }
    }

    /// <summary>Which element of each group is the maximum, the first of equal ones, and how far the next smaller one is below it.</summary>
    public static IEnumerable<(int Place, double Margin)> Winners(NodeEvaluation e)
    {
        int n = e.InputShapes[0].Last;
        for (int p = 0; p < e.Output.Length; p++)
        {
            double[] group = e.Inputs[0][(p * n)..((p + 1) * n)];
            double second = group.Where(x => x < e.Output[p]).DefaultIfEmpty(double.NegativeInfinity).Max();
            yield return (Array.IndexOf(group, e.Output[p]), (e.Output[p] - second) / Math.Max(1, Math.Abs(e.Output[p])));
        }
    }

    /// <summary>y[f] = x[g] where g stands for f.</summary>
    public static void BroadcastTo(BroadcastTo operation, NodeEvaluation e)
    {
        for (int f = 0; f < e.Output.Length; f++)
        {
            e.Output[f] = e.Inputs[0][IndexOf(e.InputShapes[0], operation.Target, f)];
        }
    }

    /// <summary>
    /// Which element of a value of shape <paramref name="own"/> stands for element <paramref name="f"/> of the shape <paramref name="full"/> that
    /// it is repeated to: axes are matched from the last on, and an axis of extent 1 has its one element everywhere.
    /// </summary>
    public static int IndexOf(Shape own, Shape full, int f)
    {
        int index = 0;
        int stride = 1;
        for (int axis = 1; axis <= own.Rank; axis++)
        {
            int extent = axis <= full.Rank ? full.Dimensions[full.Rank - axis] : 1;
            int digit = f % extent;
            f /= extent;
            int length = own.Dimensions[own.Rank - axis];
            index += length == 1 ? 0 : digit * stride;
            stride *= length;
        }

        return index;
    }
}
