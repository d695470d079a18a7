using Backprop.Gen.Collections;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>What needs no computation or is computed twice or for nobody leaves the graph.</summary>
internal static class Simplification
{
    public static NetworkGraph Apply(NetworkGraph graph) => WithoutDeadNodes(WithoutRepetition(WithViews(graph)));

    /// <summary>Sums and repetitions over axes of extent 1 move no element.</summary>
    private static NetworkGraph WithViews(NetworkGraph graph) => graph with
    {
        Nodes = graph.Nodes
            .Select(n => n.Operation is SumTo or BroadcastTo && graph.Values[n.Inputs[0]].Shape.Size == graph.Values[n.Output].Shape.Size
                ? n with { Operation = new Reshape(graph.Values[n.Output].Shape) }
                : n)
            .ToEquatableArray(),
    };

    /// <summary>The same operation on the same values is done once.</summary>
    private static NetworkGraph WithoutRepetition(NetworkGraph graph)
    {
        Dictionary<(Operation, EquatableArray<int>), int> done = [];
        int[] same = [.. Enumerable.Range(0, graph.Values.Count)];
        List<Node> nodes = [];
        foreach (Node node in graph.Nodes)
        {
            Node renamed = node with { Inputs = node.Inputs.Select(i => same[i]).ToEquatableArray() };
            if (graph.Values[node.Output].Role == ValueRole.Computed)
            {
                if (done.TryGetValue((renamed.Operation, renamed.Inputs), out int earlier))
                {
                    same[node.Output] = earlier;
                    continue;
                }

                done.Add((renamed.Operation, renamed.Inputs), node.Output);
            }

            nodes.Add(renamed);
        }

        return graph with
        {
            Nodes = nodes.ToEquatableArray(),
            Outputs = graph.Outputs
                .Select(o => o with { Value = same[o.Value], Loss = o.Loss is { } l ? l with { Value = same[l.Value] } : null })
                .ToEquatableArray(),
            Penalties = graph.Penalties.Select(p => p with { Source = same[p.Source], Value = same[p.Value] }).ToEquatableArray(),
            Layers = graph.Layers.Select(l => l with { Value = same[l.Value] }).ToEquatableArray(),
        };
    }

    private static NetworkGraph WithoutDeadNodes(NetworkGraph graph)
    {
        HashSet<int> live = [.. Uses.Ports(graph)];
        List<Node> nodes = [];
        for (int n = graph.Nodes.Count - 1; n >= 0; n--)
        {
            Node node = graph.Nodes[n];
            if (live.Contains(node.Output) || graph.Values[node.Output].Role == ValueRole.ParameterGradient)
            {
                live.UnionWith(node.Inputs);
                nodes.Add(node);
            }
        }

        nodes.Reverse();
        return graph with { Nodes = nodes.ToEquatableArray() };
    }
}

/// <summary>Who reads a value.</summary>
internal static class Uses
{
    /// <summary>Values that leave the graph: outputs, losses and penalties.</summary>
    public static IEnumerable<int> Ports(NetworkGraph graph) => graph.Outputs
        .SelectMany(o => o.Loss is { } loss ? new[] { o.Value, loss.Value } : [o.Value])
        .Concat(graph.Penalties.Select(p => p.Value));

    /// <summary>How often each value is read, by nodes or from outside.</summary>
    public static int[] Count(NetworkGraph graph)
    {
        int[] counts = new int[graph.Values.Count];
        foreach (int value in graph.Nodes.SelectMany(n => n.Inputs).Concat(Ports(graph)))
        {
            counts[value]++;
        }

        return counts;
    }
}
