using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>scale · x / √(mean x² + ε) over the last axes (B. Zhang and R. Sennrich, 2019).</summary>
internal sealed class RMSNormalizationLayer : SampleNormalizationLayer
{
    public override string Kind => "RMSNormalization";

    public override string Summary => "mean square 1 over the last axis or axes, then scale · x";

    public override bool Normalizes => true;

    public override int? Build(LayerBuilder layer)
    {
        double epsilon = layer.Real("Epsilon", 1e-6, 0);
        if (layer.LastAxes("Axis") is not { } axes || layer.Failed)
        {
            return null;
        }

        Shape along = Along(layer.InputShape, axes);
        int y = Normalize(layer, layer.Input, Normalization.RootMeanSquare, Groups(layer.InputShape, axes), epsilon);
        int scale = layer.Parameter("scale", along, "ScaleInitializer", "Ones");
        return layer.Elementwise("scale", Formula.X * Formula.Variable("scale"), ("x", y), ("scale", scale));
    }
}
