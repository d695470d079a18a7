using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>All elements of a sample as one vector, in row-major order.</summary>
internal sealed class FlattenLayer : LayerDefinition
{
    public override string Kind => "Flatten";

    public override string Summary => "all elements of a sample as one vector";

    public override int? Build(LayerBuilder layer) =>
        layer.InputShape.Rank == 1 ? layer.Input : layer.Add(new Reshape(Shape.Of((int)layer.InputShape.Size)), layer.Input);
}
