using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>x for x ≥ 0, alpha · x below, with one learned alpha for each element (K. He et al., 2015).</summary>
internal sealed class PReLULayer : LayerDefinition
{
    public override string Kind => "PReLU";

    public override string Summary => "x above zero, a learned alpha · x below";

    public override int? Build(LayerBuilder layer)
    {
        int alpha = layer.Parameter("alpha", layer.InputShape, "AlphaInitializer", "Zeros");
        return layer.Failed
            ? null
            : layer.Elementwise(
                "prelu",
                Formula.IfGreater(Formula.X, 0, Formula.X, Formula.Variable("alpha") * Formula.X),
                ("x", layer.Input), ("alpha", alpha));
    }
}
