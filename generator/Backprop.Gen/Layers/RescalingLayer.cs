using Backprop.Gen.Expressions;

namespace Backprop.Gen.Layers;

/// <summary>x · scale + offset.</summary>
internal sealed class RescalingLayer : LayerDefinition
{
    public override string Kind => "Rescaling";

    public override string Summary => "x · scale + offset";

    public override int? Build(LayerBuilder layer)
    {
        double scale = layer.Real("Scale", null);
        double offset = layer.Real("Offset", 0);
        return layer.Failed ? null : layer.Elementwise("rescaling", (Formula.X * scale) + offset, ("x", layer.Input));
    }
}
