using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Operations that only move elements.</summary>
internal static class MovementSemantics
{
    /// <summary>The same elements in the same order: another shape, or another layout in memory, which one sample does not have.</summary>
    public static void Copy(NodeEvaluation e) => e.Inputs[0].CopyTo(e.Output, 0);

    /// <summary>The inputs one behind the other along the axis.</summary>
    public static void Concatenate(Concatenate operation, NodeEvaluation e)
    {
        int start = 0;
        for (int i = 0; i < e.Inputs.Length; i++)
        {
            for (int f = 0; f < e.Inputs[i].Length; f++)
            {
                e.Output[Shifted(e.InputShapes[i], f, operation.Axis, start, e.OutputShape)] = e.Inputs[i][f];
            }

            start += e.InputShapes[i][operation.Axis];
        }
    }

    /// <summary>The axes in another order.</summary>
    public static void Transpose(Transpose operation, NodeEvaluation e)
    {
        Shape from = e.InputShapes[0];
        int[] index = new int[from.Rank];
        for (int f = 0; f < e.Output.Length; f++)
        {
            int rest = f;
            for (int axis = from.Rank - 1; axis >= 0; axis--)
            {
                index[operation.Order[axis]] = rest % e.OutputShape[axis];
                rest /= e.OutputShape[axis];
            }

            int source = 0;
            for (int axis = 0; axis < from.Rank; axis++)
            {
                source = (source * from[axis]) + index[axis];
            }

            e.Output[f] = e.Inputs[0][source];
        }
    }

    /// <summary>Entries of the axis from the start on.</summary>
    public static void Slice(Slice operation, NodeEvaluation e)
    {
        for (int f = 0; f < e.Output.Length; f++)
        {
            e.Output[f] = e.Inputs[0][Shifted(e.OutputShape, f, operation.Axis, operation.Start, e.InputShapes[0])];
        }
    }

    /// <summary>The input at its place, zeros elsewhere.</summary>
    public static void Embed(Embed operation, NodeEvaluation e)
    {
        for (int f = 0; f < e.Inputs[0].Length; f++)
        {
            e.Output[Shifted(e.InputShapes[0], f, operation.Axis, operation.Start, e.OutputShape)] = e.Inputs[0][f];
        }
    }

    /// <summary>Where element <paramref name="f"/> of a part lies in the whole, when the part begins at <paramref name="start"/> of the axis.</summary>
    private static int Shifted(Shape part, int f, int axis, int start, Shape whole)
    {
        int own = axis < 0 ? axis + part.Rank : axis;
        int index = 0;
        int stride = 1;
        for (int a = part.Rank - 1; a >= 0; a--)
        {
            int digit = f % part[a];
            f /= part[a];
            index += (digit + (a == own ? start : 0)) * stride;
            stride *= whole[a];
        }

        return index;
    }
}
