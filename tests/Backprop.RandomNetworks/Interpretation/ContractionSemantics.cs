using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Products of two values of one sample, summed along an axis of each.</summary>
internal static class ContractionSemantics
{
    /// <summary>z[i, j] = Σ_k x[i, k] y[j, k].</summary>
    public static void Contraction(Contraction operation, NodeEvaluation e)
    {
        int columns = e.Inputs[1].Length / e.InputShapes[1][operation.Second];
        ForEach(e.InputShapes[0], operation.First, (x, i, k) => ForEach(e.InputShapes[1], operation.Second, (y, j, other) =>
        {
            if (k == other)
            {
                e.Output[(i * columns) + j] += e.Inputs[0][x] * e.Inputs[1][y];
            }
        }));
    }

    /// <summary>dx[i, k] = Σ_j dz[i, j] y[j, k], or Σ_j dz[j, i] y[j, k] for the second operand.</summary>
    public static void Gradient(ContractionGradient operation, NodeEvaluation e)
    {
        int own = e.Output.Length / operation.Shape[operation.Axis];
        int others = e.Inputs[1].Length / e.InputShapes[1][operation.Other];
        ForEach(operation.Shape, operation.Axis, (x, i, k) => ForEach(e.InputShapes[1], operation.Other, (y, j, other) =>
        {
            if (k == other)
            {
                e.Output[x] += e.Inputs[0][operation.Leads ? (i * others) + j : (j * own) + i] * e.Inputs[1][y];
            }
        }));
    }

    /// <summary>Every element with its index over the other axes and its index along the axis.</summary>
    private static void ForEach(Shape shape, int axis, Action<int, int, int> action)
    {
        int inner = shape.Dimensions.Skip(axis + 1).Aggregate(1, (a, b) => a * b);
        for (int f = 0; f < shape.Size; f++)
        {
            action(f, (f / (inner * shape[axis]) * inner) + (f % inner), f / inner % shape[axis]);
        }
    }
}
