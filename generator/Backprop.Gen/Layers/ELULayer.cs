using Backprop.Gen.Activations;

namespace Backprop.Gen.Layers;

/// <summary>x for x &gt; 0, alpha (e^x − 1) below (D.-A. Clevert et al., 2016).</summary>
internal sealed class ELULayer : LayerDefinition
{
    public override string Kind => "ELU";

    public override string Summary => "x above zero, Alpha (exp(x) - 1) below";

    public override int? Build(LayerBuilder layer)
    {
        double alpha = layer.Real("Alpha", 1, 0);
        if (layer.Failed)
        {
            return null;
        }

        var formula = ParameterisedFormulas.ELU(alpha);
        return layer.Activate(layer.Input, "elu", formula.Value, formula.Derivative);
    }
}
