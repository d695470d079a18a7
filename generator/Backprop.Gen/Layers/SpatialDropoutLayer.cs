using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>Dropout of whole channels: one draw for all positions of a channel (J. Tompson et al., 2015).</summary>
internal sealed class SpatialDropoutLayer(int dimensions) : NoiseLayer
{
    public override string Kind { get; } = $"SpatialDropout{dimensions.ToString(CultureInfo.InvariantCulture)}D";

    public override string Summary => dimensions == 1
        ? "in training zeroes random channels of [steps, channels] and scales the rest"
        : "in training zeroes random channels of [height, width, channels] and scales the rest";

    public override int? Build(LayerBuilder layer)
    {
        double rate = Rate(layer);
        Shape shape = layer.InputShape;
        if (shape.Rank != dimensions + 1)
        {
            return layer.Report(ProblemIds.NeedsRank, null, layer.Number, layer.Name,
                (dimensions + 1).ToString(CultureInfo.InvariantCulture), shape.ToString(), layer.Inputs[0].Source);
        }

        if (layer.Failed || rate == 0 || !layer.Training)
        {
            return layer.Input;
        }

        Shape channels = Shape.Of([.. Enumerable.Repeat(1, dimensions), shape.Last]);
        int mask = layer.Add(new RandomMask(rate, layer.RandomKey, channels), layer.Input);
        return layer.Elementwise("spatial dropout", Formula.X * Formula.Variable("mask"), ("x", layer.Input), ("mask", mask));
    }
}
