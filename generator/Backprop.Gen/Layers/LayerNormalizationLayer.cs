using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>gamma (x − mean) / √(variance + ε) + beta over the last axes (J. L. Ba, J. R. Kiros and G. E. Hinton, 2016).</summary>
internal sealed class LayerNormalizationLayer : SampleNormalizationLayer
{
    public override string Kind => "LayerNormalization";

    public override string Summary => "mean 0 and variance 1 over the last axis or axes, then gamma · x + beta";

    public override bool Normalizes => true;

    public override int? Build(LayerBuilder layer)
    {
        double epsilon = layer.Real("Epsilon", 1e-3, 0);
        return layer.LastAxes("Axis") is not { } axes || layer.Failed
            ? null
            : ScaleAndShift(
                layer,
                Normalize(layer, layer.Input, Normalization.Standard, Groups(layer.InputShape, axes), epsilon),
                Along(layer.InputShape, axes));
    }
}
