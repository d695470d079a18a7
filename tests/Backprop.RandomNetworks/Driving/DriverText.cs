using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Drawing;

namespace Backprop.RandomNetworks.Driving;

/// <summary>Writes the driver class of a network.</summary>
internal static class DriverText
{
    public static string NameOf(DrawnClass network) => network.FullName.Replace('.', '_').Replace('+', '_') + "_Driver";

    /// <summary>A file with the class; the arguments are the inputs, then the targets of the outputs that have a loss.</summary>
    public static string Of(DrawnClass network, NetworkModel model)
    {
        NetworkGraph graph = model.Training;
        string[] inputs = [.. graph.Inputs.Select((_, i) => $"inputs[{i}]")];
        string[] outputs = [.. graph.Outputs.Select((_, o) => $"outputs[{o}]")];
        string batch = string.Join(", ", graph.Inputs.Select((_, i) => $"batch.Inputs[{i}]")
            .Concat(graph.Outputs.Select((o, i) => o.Loss is { } loss ? $"batch.{(loss.Labels ? "Labels" : "Targets")}[{i}]" : null).OfType<string>())
            .Append("batch.Weights"));
        string forward = string.Join(", ", inputs.Concat(outputs));
        string T = model.Element;
        return $$"""
            internal sealed class {{NameOf(network)}}(ulong seed) : global::Backprop.RandomNetworks.Driving.NetworkDriver<{{T}}>
            {
                private readonly {{network.Reference}} network = new(seed);

                public override global::Backprop.Runtime.Network<{{T}}> Network => network;

                public override double TrainOnBatch(global::Backprop.RandomNetworks.Driving.DriverBatch<{{T}}> batch) => network.TrainOnBatch({{batch}});

                public override double TestOnBatch(global::Backprop.RandomNetworks.Driving.DriverBatch<{{T}}> batch) => network.TestOnBatch({{batch}});

                public override double ComputeGradients(global::Backprop.RandomNetworks.Driving.DriverBatch<{{T}}> batch) => network.ComputeGradients({{batch}});

                public override void Predict({{T}}[][] inputs, {{T}}[][] outputs) => network.Predict({{forward}});

                public override void Forward({{T}}[][] inputs, {{T}}[][] outputs) => network.Forward({{forward}});

                public override void Backward({{T}}[][] inputs, {{T}}[][] outputs) => network.Backward({{forward}});
            }
            """;
    }
}
