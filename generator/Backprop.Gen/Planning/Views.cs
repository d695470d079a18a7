using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>Values that are other values seen with another shape.</summary>
internal static class Views
{
    /// <summary>The value that owns the memory of <paramref name="value"/>.</summary>
    public static int Root(NetworkGraph graph, int value) => Roots(graph)[value];

    /// <summary>The owner of every value's memory, by value id.</summary>
    public static int[] Roots(NetworkGraph graph)
    {
        int[] roots = [.. Enumerable.Range(0, graph.Values.Count)];

        // Nodes are in order, so what a view looks at has its root already.
        foreach (Node node in graph.Nodes)
        {
            // A part of a statistic has a place of its own in the statistic's memory.
            if (node.Operation.IsView && graph.Values[node.Output].Role != ValueRole.BatchStatistic)
            {
                roots[node.Output] = roots[node.Inputs[0]];
            }
        }

        return roots;
    }
}
