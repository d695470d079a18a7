using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>Products of two inputs, summed along an axis of each; of unit vectors if asked to, which makes cosines.</summary>
internal sealed class DotLayer : LayerDefinition
{
    // Keras divides by at least this much.
    private const double LeastNorm = 1e-7;

    public override string Kind => "Dot";

    public override string Summary => "the products of two inputs summed along an axis of each, or cosines";

    public override int MinimumInputs => 2;

    public override int MaximumInputs => 2;

    public override int? Build(LayerBuilder layer)
    {
        if (layer.Integers("Axes") is not { } axes)
        {
            return null;
        }

        if (axes.Count > 2)
        {
            return layer.Report(ProblemIds.ArgumentRange, "Axes", 2, "Axes", Text(axes[2]), "one axis for both inputs, or one for each");
        }

        if (Own(layer, axes, 0) is not { } first || Own(layer, axes, 1) is not { } second)
        {
            return null;
        }

        (Shape x, Shape y) = (layer.ShapeOf(layer.Inputs[0].Value), layer.ShapeOf(layer.Inputs[1].Value));
        if (x[first] != y[second])
        {
            return layer.Report(ProblemIds.DotAxesDiffer, "Axes", layer.Number, layer.Name,
                Text(first + 1), x.ToString(), layer.Inputs[0].Source, Text(second + 1), y.ToString(), layer.Inputs[1].Source);
        }

        long size = x.Size / x[first] * (y.Size / y[second]);
        if (size > Limits.ValueSize)
        {
            return layer.ReportTooLarge(null, size, "outputs", Limits.ValueSize);
        }

        bool normalize = layer.Flag("Normalize", false);
        int Operand(int input, Shape shape, int axis) => normalize
            ? SampleNormalizationLayer.Normalize(layer, layer.Inputs[input].Value, Normalization.Unit, shape.With(axis, 1), LeastNorm)
            : layer.Inputs[input].Value;
        return layer.Add(new Contraction(first, second), Operand(0, x, first), Operand(1, y, second));
    }

    /// <summary>The axis of an input, counted from 0 without the batch; null after a report.</summary>
    private static int? Own(LayerBuilder layer, IReadOnlyList<long> axes, int input)
    {
        int item = Math.Min(input, axes.Count - 1);
        int rank = layer.ShapeOf(layer.Inputs[input].Value).Rank;
        long own = axes[item] > 0 ? axes[item] - 1 : axes[item] + rank;
        if (axes[item] != 0 && own >= 0 && own < rank)
        {
            return (int)own;
        }

        layer.Report(ProblemIds.ConcatenateAxis, "Axes", item, Text(axes[item]), Text(rank));
        return null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
