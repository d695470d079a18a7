using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Layers;

/// <summary>
/// (x − mean) / max(√variance, ε) with frozen statistics: numbers of the declaration, which become constants, or weights, which the runtime adapts
/// to data.
/// </summary>
internal sealed class NormalizationLayer : LayerDefinition
{
    /// <summary>Keras divides by at least this much: its global epsilon.</summary>
    private const double LeastDeviation = 1e-7;

    public override string Kind => "Normalization";

    public override string Summary => "(x - mean) / √variance with statistics that are given or adapted to data, or back again";

    public override int? Build(LayerBuilder layer)
    {
        if (KeptAxes(layer) is not { } axes)
        {
            return null;
        }

        bool invert = layer.Flag("Invert", false);
        if (!layer.Has("Mean") && !layer.Has("Variance"))
        {
            return ByWeights(layer, axes, invert);
        }

        if (!layer.Has("Mean") || !layer.Has("Variance"))
        {
            (string written, string other) = layer.Has("Mean") ? ("Mean", "Variance") : ("Variance", "Mean");
            return layer.Report(ProblemIds.StatisticMissing, written, written, other);
        }

        Shape entries = Entries(layer.InputShape, axes);
        double[]? mean = Numbers(layer, "Mean", entries);
        double[]? variance = Numbers(layer, "Variance", entries, minimum: 0);
        return mean is null || variance is null ? null : ByNumbers(layer, Repeated(layer.InputShape, axes), mean, variance, invert);
    }

    /// <summary>The axes with statistics of their own; none where an empty list is written, Keras's <c>axis=None</c>.</summary>
    private static IReadOnlyList<int>? KeptAxes(LayerBuilder layer) =>
        layer.Has("Axis") && layer.WrittenIntegers("Axis").Count == 0 ? [] : layer.Axes("Axis");

    /// <summary>The shape of the statistics: the extents of the kept axes, and one number where there is none.</summary>
    private static Shape Entries(Shape input, IReadOnlyList<int> axes) =>
        axes.Count == 0 ? Shape.Of(1) : Shape.Of([.. axes.Select(a => input[a])]);

    /// <summary>The statistics' elements in a shape that is repeated over the other axes: 1 there, but for those in front.</summary>
    private static Shape Repeated(Shape input, IReadOnlyList<int> axes)
    {
        int first = axes.Count == 0 ? input.Rank - 1 : axes[0];
        return Shape.Of([.. Enumerable.Range(first, input.Rank - first).Select(a => axes.Contains(a) ? input[a] : 1)]);
    }

    private static int? ByWeights(LayerBuilder layer, IReadOnlyList<int> axes, bool invert)
    {
        Shape entries = Entries(layer.InputShape, axes);
        int mean = layer.Parameter("mean", entries, "MeanInitializer", "Zeros", trains: false);
        int variance = layer.Parameter("variance", entries, "VarianceInitializer", "Ones", trains: false);
        if (layer.Failed)
        {
            return null;
        }

        layer.Adapt(mean, variance, axes);

        // What is the same for all samples can be part of the product before: both are made so, and lie as they are repeated.
        Shape shape = Repeated(layer.InputShape, axes);
        Expression deviation = Formula.Max(Formula.Sqrt(Formula.Variable("variance")), LeastDeviation);
        int center = layer.Shared("center", Formula.Variable("mean"), shape, ("mean", mean));
        int factor = invert
            ? layer.Shared("deviation", deviation, shape, ("variance", variance))
            : layer.Shared("scale", 1 / deviation, shape, ("variance", variance));
        string name = invert ? "deviation" : "scale";
        return Apply(layer, Formula.Variable("mean"), Formula.Variable(name), invert, [("mean", center), (name, factor)]);
    }

    private static int ByNumbers(LayerBuilder layer, Shape shape, double[] mean, double[] variance, bool invert)
    {
        List<(string Name, int Value)> operands = [];
        Expression center = Operand("mean", mean);
        double[] deviation = [.. variance.Select(v => Math.Max(Math.Sqrt(v), LeastDeviation))];
        Expression factor = invert ? Operand("deviation", deviation) : Operand("scale", [.. deviation.Select(d => 1 / d)]);
        return Apply(layer, center, factor, invert, operands);

        // One number stands in the formula itself.
        Expression Operand(string name, double[] numbers)
        {
            if (numbers.Distinct().Count() == 1)
            {
                return numbers[0];
            }

            operands.Add((name, layer.Constants(name, shape, numbers)));
            return Formula.Variable(name);
        }
    }

    /// <summary>
    /// The mean is subtracted first and not multiplied out: x · scale − mean · scale would lose all digits of what hardly varies, and a constant
    /// feature would not become 0.
    /// </summary>
    private static int Apply(LayerBuilder layer, Expression mean, Expression factor, bool invert, IEnumerable<(string Name, int Value)> operands) => layer.Elementwise(
        invert ? "denormalize" : "normalize",
        invert ? (Formula.X * factor) + mean : (Formula.X - mean) * factor,
        [("x", layer.Input), .. operands]);

    /// <summary>A finite number for each entry; one alone stands for all.</summary>
    private static double[]? Numbers(LayerBuilder layer, string argument, Shape entries, double minimum = double.NegativeInfinity)
    {
        if (layer.Reals(argument) is not { } written)
        {
            return null;
        }

        if (written.Count != 1 && written.Count != entries.Size)
        {
            layer.Report(ProblemIds.NumbersPerEntry, argument, argument, Text(written.Count), Text(entries.Size));
            return null;
        }

        for (int i = 0; i < written.Count; i++)
        {
            if (double.IsNaN(written[i]) || double.IsInfinity(written[i]) || written[i] < minimum)
            {
                layer.Report(
                    ProblemIds.ArgumentRange, argument, i, argument, written[i].ToString("R", CultureInfo.InvariantCulture),
                    Ranges.Describe(minimum, double.PositiveInfinity, false, false));
                return null;
            }
        }

        return [.. Enumerable.Range(0, (int)entries.Size).Select(e => written[written.Count == 1 ? 0 : e])];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
