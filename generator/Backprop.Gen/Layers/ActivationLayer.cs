namespace Backprop.Gen.Layers;

/// <summary>An activation function as a layer of its own.</summary>
internal sealed class ActivationLayer : LayerDefinition
{
    public override string Kind => "Activation";

    public override string Summary => "any member of the Activation enum, element by element (Softmax, LogSoftmax and GLU along the last axis)";

    public override int? Build(LayerBuilder layer)
    {
        string activation = layer.Member("Activation", "Linear");
        return layer.Failed ? null : layer.Activate(layer.Input, activation, "Activation");
    }
}
