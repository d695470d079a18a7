using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Emission;

/// <summary>
/// The local variables of a program: a layer's output is called after the layer, a weight after layer and role, and the gradient of something
/// has a d before its name.
/// </summary>
internal sealed class ValueNames
{
    /// <summary>What the program's methods call their own things.</summary>
    private static readonly string[] Reserved = ["batch", "first", "count", "worker", "workspace", "statistics", "θ", "dθ", "add", "S", "V", "U"];

    private readonly NetworkGraph graph;
    private readonly Dictionary<int, Node> makers = [];
    private readonly Dictionary<int, string> layers = [];
    private readonly Dictionary<int, string> names = [];
    private readonly HashSet<string> taken = new(Reserved, StringComparer.Ordinal);

    public ValueNames(NetworkGraph graph)
    {
        this.graph = graph;
        taken.UnionWith(graph.Inputs.Select((_, i) => Source(i)));
        taken.UnionWith(graph.Outputs.Select((_, o) => Sink(o)));
        foreach (Node node in graph.Nodes)
        {
            makers[node.Output] = node;
        }

        // Of several layers with one value (a Flatten, an Identity) the first is the one that computes it.
        foreach (Layer layer in graph.Layers.Reverse())
        {
            layers[layer.Value] = Names.Camel(layer.Name);
        }
    }

    /// <summary>Where the program for one sample finds an input.</summary>
    public static string Source(int input) => "source" + KernelWriter.Number(input);

    /// <summary>Where the program for one sample leaves an output.</summary>
    public static string Sink(int output) => "sink" + KernelWriter.Number(output);

    /// <summary>The local variable of a value.</summary>
    public string this[int value]
    {
        get
        {
            if (!names.TryGetValue(value, out string? name))
            {
                name = Unique(Escape(Wish(value, 0)));
                names.Add(value, name);
            }

            return name;
        }
    }

    /// <summary>How a comment calls a value: a weight by its full name.</summary>
    public string Described(int value) => graph.Values[value].Role switch
    {
        ValueRole.Parameter => graph.Values[value].Name,
        ValueRole.ParameterGradient => "∂" + graph.Values[value].Name.TrimStart('∂'),
        _ => this[value],
    };

    private string Wish(int value, int depth)
    {
        Value v = graph.Values[value];
        switch (v.Role)
        {
            case ValueRole.Input or ValueRole.Parameter:
                return Names.Camel(v.Name);
            case ValueRole.ParameterGradient:
                return "d" + Names.Pascal(v.Name);
            case ValueRole.SampleWeight:
                return "weights";
            case ValueRole.OutputGradient:
                return Names.Camel(v.Name);
            case ValueRole.Target:
                OutputPort output = graph.Outputs.First(o => o.Loss?.Target == value);
                return Of(output, output.Loss!.Labels ? "labels" : "target");
        }

        if (layers.TryGetValue(value, out string? layer))
        {
            return layer;
        }

        if (graph.Outputs.FirstOrDefault(o => o.Loss?.Value == value) is { } judged)
        {
            return Of(judged, "loss");
        }

        return Gradient(v, depth) ?? ByOperation(value, depth);
    }

    /// <summary>Backpropagation calls the gradient of value 12 "∂12".</summary>
    private string? Gradient(Value v, int depth)
    {
        if (v.Name.Length < 2 || v.Name[0] != '∂' || depth > 4 || !int.TryParse(v.Name.Substring(1), out int of))
        {
            return null;
        }

        bool known = graph.Values[of].Role != ValueRole.Computed || layers.ContainsKey(of) || makers.ContainsKey(of);
        return known ? "d" + Names.Pascal(Wish(of, depth + 1)) : null;
    }

    private string ByOperation(int value, int depth)
    {
        if (!makers.TryGetValue(value, out Node? node))
        {
            return "value";
        }

        string layer = node.Layer >= 0 ? Names.Camel(graph.Layers[node.Layer].Name) : "loss";
        return node.Operation switch
        {
            StatisticPart part => layer + part.Title,
            BatchStatistic statistic => layer + statistic.Kind,
            PositionMoments => layer + "OwnMoments",
            PositionProducts => layer + "OwnSums",
            Elementwise { IsShared: true, Title: var title } => layer + Names.Pascal(title),
            ConstantTensor { Title: var title } => layer + Names.Pascal(title),
            SampleMajor when depth < 4 => Wish(node.Inputs[0], depth + 1) + "BySample",
            RandomMask => layer + "Mask",
            Affine => layer + "Z",
            _ when node.Phase == Phase.Backward => "d" + Names.Pascal(layer) + "Z",
            _ when node.Phase == Phase.Loss => "term",
            _ => layer + "Part",
        };
    }

    private string Of(OutputPort output, string what) =>
        graph.Outputs.Count == 1 ? what : Names.Camel(output.Name) + char.ToUpperInvariant(what[0]) + what.Substring(1);

    private string Unique(string wish)
    {
        string name = wish;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = wish + KernelWriter.Number(i);
        }

        return name;
    }

    private static string Escape(string name) =>
        name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : Keywords.IsReserved(name) ? "@" + name : name;
}
