using Backprop.Gen.Activations;

namespace Backprop.Gen.Layers;

/// <summary>x for x ≥ 0, negative_slope · x below (A. Maas et al., 2013).</summary>
internal sealed class LeakyReLULayer : LayerDefinition
{
    public override string Kind => "LeakyReLU";

    public override string Summary => "x above zero, NegativeSlope · x below";

    public override int? Build(LayerBuilder layer)
    {
        double slope = layer.Real("NegativeSlope", 0.3, 0);
        if (layer.Failed)
        {
            return null;
        }

        var formula = ParameterisedFormulas.LeakyReLU(slope);
        return layer.Activate(layer.Input, "leaky relu", formula.Value, formula.Derivative);
    }
}
