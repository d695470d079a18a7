using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>The base of layers that bring groups of elements of a sample to a fixed size.</summary>
internal abstract class SampleNormalizationLayer : LayerDefinition
{
    /// <summary>The value normalized over the axes along which <paramref name="groups"/> has extent 1.</summary>
    internal static int Normalize(LayerBuilder layer, int value, Normalization kind, Shape groups, double epsilon)
    {
        Shape shape = layer.ShapeOf(value);
        if (kind != Normalization.Standard)
        {
            int norm = layer.Add(new InverseDeviation(kind, groups, epsilon), value);
            return layer.Add(new Normalize(kind, shape, epsilon), value, norm);
        }

        int mean = layer.Add(new MeanTo(groups), value);
        int deviation = layer.Add(new InverseDeviation(kind, groups, epsilon), value, mean);
        return layer.Add(new Normalize(kind, shape, epsilon), value, deviation, mean);
    }

    /// <summary>gamma · x + beta with weights for the last axes, as far as <c>Scale</c> and <c>Center</c> ask for them.</summary>
    protected static int? ScaleAndShift(LayerBuilder layer, int value, Shape weights)
    {
        Expression result = Formula.X;
        List<(string Name, int Value)> operands = [("x", value)];
        if (layer.Flag("Scale", true))
        {
            operands.Add(("gamma", layer.Parameter("gamma", weights, "GammaInitializer", "Ones")));
            result *= Formula.Variable("gamma");
        }

        if (layer.Flag("Center", true))
        {
            operands.Add(("beta", layer.Parameter("beta", weights, "BetaInitializer", "Zeros")));
            result += Formula.Variable("beta");
        }

        return layer.Failed ? null : operands.Count == 1 ? value : layer.Elementwise("scale and shift", result, [.. operands]);
    }

    /// <summary>The shape with extent 1 along the axes: one element for each group.</summary>
    protected static Shape Groups(Shape shape, IReadOnlyList<int> axes) => axes.Aggregate(shape, (s, axis) => s.With(axis, 1));

    /// <summary>The extents along the axes.</summary>
    protected static Shape Along(Shape shape, IReadOnlyList<int> axes) => Shape.Of([.. axes.Select(a => shape[a])]);
}
