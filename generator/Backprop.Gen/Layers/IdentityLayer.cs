namespace Backprop.Gen.Layers;

/// <summary>Its input, unchanged: a name for a value.</summary>
internal sealed class IdentityLayer : LayerDefinition
{
    public override string Kind => "Identity";

    public override string Summary => "its input, unchanged";

    public override int? Build(LayerBuilder layer) => layer.Input;
}
