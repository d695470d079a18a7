using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Layers;
using Backprop.Gen.Losses;

namespace Backprop.Gen.Graph;

/// <summary>Adds targets and losses behind the layers, and what layers add to them.</summary>
internal sealed class LossAssembly(LayerAssembly layers, IReadOnlyList<PlacedLayer> placed)
{
    /// <summary>The outputs with their losses, without those that a mistake took out.</summary>
    public IReadOnlyList<OutputPort> Add(IEnumerable<NetworkOutput> outputs)
    {
        List<OutputPort> ports = [];
        layers.Graph.CurrentPhase = Phase.Loss;
        foreach (NetworkOutput output in outputs)
        {
            if (layers.ValueOf(output.Layer) is { } value)
            {
                LossTerm? term = output.Loss is null ? null : AddLoss(output, output.Loss, value);
                ports.Add(new OutputPort(output.Name, layers.Graph.ShapeOf(value), value, term));
            }
        }

        layers.Graph.AddPenalties();
        layers.Graph.CurrentPhase = Phase.Forward;
        return ports;
    }

    private LossTerm? AddLoss(NetworkOutput output, ElementArguments arguments, int value)
    {
        if (LossRegistry.Find(arguments.Element.Kind) is not { } definition)
        {
            arguments.Report(ProblemIds.UnknownAttribute, null, arguments.Element.Kind);
            return null;
        }

        double weight = arguments.Real("Weight", 1);
        Shape shape = layers.Graph.ShapeOf(value);
        int target = layers.Graph.AddValue(definition.Labels ? shape.WithLast(1) : shape, ValueRole.Target, "t");
        LossBuilder builder = new(layers.Graph, arguments, new JudgedOutput(output.Name, value, layers.MakerOf(value), UnitsOf(output.Layer)), target);
        return definition.Build(builder) is not { } loss || arguments.Failed
            ? null
            : new LossTerm(
                definition.Kind, weight, target, definition.Labels, definition.Labels ? shape.Last : 0, arguments.Flag("FromLogits", false), loss);
    }

    /// <summary>The dense layer whose units are the last axis of a layer's output, seen through layers that keep it.</summary>
    private PlacedLayer? UnitsOf(string name)
    {
        for (PlacedLayer? layer = Find(name); layer is not null; layer = Find(layer.Sources[0]))
        {
            bool gated = layer.Element["Activation"] is EnumValue { Member: "GLU" };
            if (layer.Definition is DenseLayer)
            {
                return gated ? null : layer;
            }

            if (gated || layer.Definition is not (ActivationLayer or SoftmaxLayer or NoiseLayer or ActivityRegularizationLayer or IdentityLayer or RescalingLayer))
            {
                return null;
            }
        }

        return null;
    }

    private PlacedLayer? Find(string name) => placed.FirstOrDefault(l => l.Name == name);
}
