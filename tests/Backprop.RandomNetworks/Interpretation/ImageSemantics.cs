using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Frames around images and larger images: every pair of positions that belong together is walked, with its weight.</summary>
internal static class ImageSemantics
{
    public static void Pad(Pad operation, NodeEvaluation e) =>
        Walk(e.InputShapes[0], (i, j, c, x) => e.Output[At(e.OutputShape, i + operation.Frame.Top, j + operation.Frame.Left, c)] = e.Inputs[0][x]);

    public static void Crop(Crop operation, NodeEvaluation e) =>
        Walk(e.OutputShape, (i, j, c, y) => e.Output[y] = e.Inputs[0][At(e.InputShapes[0], i + operation.Frame.Top, j + operation.Frame.Left, c)]);

    public static void Enlarge(Enlarge operation, NodeEvaluation e) =>
        Walk(e.OutputShape, (i, j, c, y) => e.Output[y] = e.Inputs[0][At(e.InputShapes[0], i / operation.Rows, j / operation.Columns, c)]);

    public static void EnlargeGradient(EnlargeGradient operation, NodeEvaluation e) =>
        Walk(e.InputShapes[0], (i, j, c, y) => e.Output[At(e.OutputShape, i / operation.Rows, j / operation.Columns, c)] += e.Inputs[0][y]);

    public static void Interpolate(Interpolate operation, NodeEvaluation e) => WalkWeighted(
        e.InputShapes[0], e.OutputShape, operation.Rows, operation.Columns, (small, large, weight) => e.Output[large] += weight * e.Inputs[0][small]);

    public static void InterpolateGradient(InterpolateGradient operation, NodeEvaluation e) => WalkWeighted(
        e.OutputShape, e.InputShapes[0], operation.Rows, operation.Columns, (small, large, weight) => e.Output[small] += weight * e.Inputs[0][large]);

    private static void WalkWeighted(Shape small, Shape large, int rows, int columns, Action<int, int, double> visit) => Walk(large, (i, j, c, to) =>
    {
        for (int p = 0; p < small[0]; p++)
        {
            for (int q = 0; q < small[1]; q++)
            {
                double weight = Hat(Centre(i, rows, small[0]) - p) * Hat(Centre(j, columns, small[1]) - q);
                visit(At(small, p, q, c), to, weight);
            }
        }
    });

    private static double Centre(int position, int factor, int positions) => Math.Clamp(((position + 0.5) / factor) - 0.5, 0, positions - 1);

    private static double Hat(double distance) => Math.Max(0, 1 - Math.Abs(distance));

    private static int At(Shape shape, int i, int j, int c) => (((i * shape[1]) + j) * shape.Last) + c;

    /// <summary>Every element of an image: row, column, channel, index.</summary>
    private static void Walk(Shape shape, Action<int, int, int, int> visit)
    {
        for (int index = 0; index < shape.Size; index++)
        {
            visit(index / shape.Last / shape[1], index / shape.Last % shape[1], index % shape.Last, index);
        }
    }
}
