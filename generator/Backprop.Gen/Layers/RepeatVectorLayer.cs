using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>A vector n times, one below the other.</summary>
internal sealed class RepeatVectorLayer : LayerDefinition
{
    public override string Kind => "RepeatVector";

    public override string Summary => "a vector n times, as [n, features]";

    public override int? Build(LayerBuilder layer)
    {
        int n = layer.Integer("N", null, 1);
        Shape shape = layer.InputShape;
        if (shape.Rank != 1)
        {
            return layer.Report(ProblemIds.NeedsVector, null, layer.Number, layer.Name, shape.ToString(), layer.Inputs[0].Source);
        }

        long size = n * shape.Size;
        return layer.Failed ? null
            : size > Limits.ValueSize ? layer.ReportTooLarge("N", size, "outputs", Limits.ValueSize)
            : layer.Add(new BroadcastTo(Shape.Of(n, shape.Last)), layer.Input);
    }
}
