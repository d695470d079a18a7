using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>
/// Which pass over the batch each node belongs to. Who reads a statistic waits until all tiles have given their parts, so it belongs to a later
/// segment than the node that makes it; everything else runs as early as its operands allow. Without statistics there is one segment.
/// </summary>
internal sealed class Segments
{
    private readonly int[] segments;

    public Segments(NetworkGraph graph)
    {
        segments = new int[graph.Nodes.Count];
        int[] ready = new int[graph.Values.Count + 1];
        for (int n = 0; n < segments.Length; n++)
        {
            Node node = graph.Nodes[n];

            // The losses are added up in one place, behind everything that predicts.
            int own = node.Phase == Phase.Forward ? 0 : OfLosses;
            foreach (int input in node.Inputs)
            {
                own = Math.Max(own, ready[input]);
            }

            segments[n] = own;
            OfLosses = node.Phase == Phase.Forward ? Math.Max(OfLosses, own) : OfLosses;

            // A part of a statistic is ready when the statistic is.
            bool merges = graph.Values[node.Output].Role == ValueRole.BatchStatistic && !node.Operation.IsView;
            ready[node.Output] = Math.Max(ready[node.Output], own + (merges ? 1 : 0));
        }
    }

    /// <summary>The segment in which the losses are computed: that of the last node of the forward pass.</summary>
    public int OfLosses { get; private set; }

    /// <summary>The segment of a node, by its place in the graph.</summary>
    public int this[int node] => segments[node];
}
