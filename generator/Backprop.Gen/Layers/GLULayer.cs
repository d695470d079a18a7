namespace Backprop.Gen.Layers;

/// <summary>Gated linear unit: a · σ(b) with a and b the halves of an axis.</summary>
internal sealed class GLULayer : LayerDefinition
{
    public override string Kind => "GLU";

    public override string Summary => "the first half of an axis times the sigmoid of the second";

    public override int? Build(LayerBuilder layer) =>
        layer.Axis("Axis", -1) is { } axis ? layer.GatedLinearUnit(layer.Input, axis, "Axis") : null;
}
