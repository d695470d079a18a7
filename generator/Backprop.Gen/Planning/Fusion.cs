using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>
/// Joins an element by element formula with what makes one of its operands, where nobody else reads that operand: with another formula
/// into one formula, and with a matrix product into its epilogue, where the result is still in a register.
/// </summary>
internal sealed class Fusion
{
    // A kernel with more operands runs out of registers and addresses; a longer formula is no longer read with pleasure.
    public const int MostOperands = 6;
    private const int LongestFormula = 64;

    private readonly NetworkGraph graph;
    private readonly int[] uses;
    private readonly Dictionary<int, Node> makers = [];
    private readonly List<Node> nodes = [];

    private Fusion(NetworkGraph graph)
    {
        this.graph = graph;
        uses = Uses.Count(graph);
    }

    public static NetworkGraph Apply(NetworkGraph graph)
    {
        Fusion fusion = new(graph);
        foreach (Node node in graph.Nodes)
        {
            fusion.Add(node);
        }

        return graph with { Nodes = fusion.nodes.ToEquatableArray() };
    }

    // Several nodes add to the same gradient; none of them replaces another.
    private bool IsShared(Node node) => graph.Values[node.Output].Role == ValueRole.ParameterGradient;

    private void Add(Node node)
    {
        Node fused = node;
        while (fused.Operation is Elementwise { IsShared: false } && (JoinFormulas(fused) ?? JoinProduct(fused)) is { } joined)
        {
            fused = joined;
        }

        nodes.Add(fused);
        if (!IsShared(fused))
        {
            makers[fused.Output] = fused;
        }
    }

    /// <summary>The node that makes an operand for one reader only, in the same phase; it is dropped if the caller takes it.</summary>
    private Node? OnlyMaker(Node reader, int operand)
    {
        int value = reader.Inputs[operand];
        bool once = uses[value] == 1 && reader.Inputs.Count(v => v == value) == 1;
        return once && makers.TryGetValue(value, out Node? maker) && maker.Phase == reader.Phase ? maker : null;
    }

    private Node? JoinFormulas(Node reader)
    {
        Elementwise outer = (Elementwise)reader.Operation;
        for (int i = 0; i < outer.Operands.Count; i++)
        {
            if (OnlyMaker(reader, i) is not { } maker || FormulaOf(maker) is not { } inner || inner.Shape != outer.Shape)
            {
                continue;
            }

            if (Substitution.Join(reader, i, maker, inner) is { } joined
                && joined.Inputs.Count <= MostOperands
                && ((Elementwise)joined.Operation).Formula.Size() <= LongestFormula)
            {
                Drop(maker);
                return joined;
            }
        }

        return null;
    }

    private static Elementwise? FormulaOf(Node node) => node.Operation switch
    {
        // What is computed once is not computed again for every sample.
        Elementwise { IsShared: false } formula => formula,
        BroadcastTo repeat => repeat.Copy,
        Normalize normalize => normalize.Formula,
        BatchNormalize normalize => normalize.Formula,
        _ => null,
    };

    private Node? JoinProduct(Node reader)
    {
        for (int i = 0; i < reader.Inputs.Count; i++)
        {
            if (OnlyMaker(reader, i) is { Operation: IEpilogueHost } maker && EpilogueFusion.Join(graph, reader, i, maker) is { } joined)
            {
                Drop(maker);
                return joined;
            }
        }

        return null;
    }

    private void Drop(Node maker)
    {
        nodes.RemoveAt(nodes.FindLastIndex(n => ReferenceEquals(n, maker)));
        makers.Remove(maker.Output);
    }
}
