using Backprop.Gen.Activations;

namespace Backprop.Gen.Layers;

/// <summary>Keras's ReLU layer: max_value where x ≥ max_value, x above the threshold, negative_slope · (x − threshold) below it.</summary>
internal sealed class ReLULayer : LayerDefinition
{
    public override string Kind => "ReLU";

    public override string Summary => "rectified linear unit with MaxValue, NegativeSlope and Threshold";

    public override int? Build(LayerBuilder layer)
    {
        double maximum = layer.Real("MaxValue", double.PositiveInfinity, 0, infinite: true);
        double slope = layer.Real("NegativeSlope", 0, 0);
        double threshold = layer.Real("Threshold", 0, 0);
        if (layer.Failed)
        {
            return null;
        }

        var formula = ParameterisedFormulas.ReLU(double.IsPositiveInfinity(maximum) ? null : maximum, slope, threshold);
        return layer.Activate(layer.Input, "relu", formula.Value, formula.Derivative);
    }
}
