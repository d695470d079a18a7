using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>x / √Σ x² over the axes; the zero vector stays what it is.</summary>
internal sealed class UnitNormalizationLayer : SampleNormalizationLayer
{
    // Keras divides by at least this much.
    private const double LeastNorm = 1e-12;

    public override string Kind => "UnitNormalization";

    public override string Summary => "sum of squares 1 over an axis or several (default the last)";

    public override int? Build(LayerBuilder layer) => layer.Axes("Axis") is { } axes
        ? Normalize(layer, layer.Input, Normalization.Unit, Groups(layer.InputShape, axes), LeastNorm)
        : null;
}
