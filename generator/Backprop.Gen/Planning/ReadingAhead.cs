using Backprop.Gen.Collections;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>
/// Which kernel asks for the samples of the next tile. The gradient of a kernel with as many inputs as a sample has elements is, in nearly all networks, that of
/// the layer that reads them: it goes through its inputs block by block with much arithmetic in each, and asks for the same elements of the next samples.
/// </summary>
internal static class ReadingAhead
{
    /// <summary>Shorter samples are few lines of the cache, which lie in it soon after they were asked for by reading them.</summary>
    private const int LeastBytes = 512;

    /// <summary>The graph, with the operations that ask: for each input the last in the graph, which is the first layer's.</summary>
    public static NetworkGraph Apply(NetworkGraph graph, int elementSize)
    {
        List<Node> nodes = [.. graph.Nodes];
        for (int port = 0; port < graph.Inputs.Count; port++)
        {
            long size = graph.Values[graph.Inputs[port].Value].Shape.Size;
            int node = size * elementSize < LeastBytes
                ? -1
                : nodes.FindLastIndex(n => n.Operation is AffineKernelGradient { ReadsAheadOf: < 0 } gradient && gradient.CanReadAhead(ShapeOf(n)) && gradient.Kernel[0] == size);
            if (node >= 0)
            {
                nodes[node] = nodes[node] with { Operation = ((AffineKernelGradient)nodes[node].Operation) with { AheadOf = port } };
            }
        }

        return graph with { Nodes = nodes.ToEquatableArray() };

        Shape ShapeOf(Node node) => graph.Values[node.Inputs[0]].Shape;
    }
}
