namespace Backprop.Gen.Layers;

/// <summary>exp(x) / Σ exp(x) along the last axis.</summary>
internal sealed class SoftmaxLayer : LayerDefinition
{
    public override string Kind => "Softmax";

    public override string Summary => "exp(x) / Σ exp(x) along the last axis";

    public override int? Build(LayerBuilder layer) => layer.Activate(layer.Input, "Softmax", "Softmax");
}
