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
    private const int MostOperands = 6;
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
        while (fused.Operation is Elementwise && (JoinFormulas(fused) ?? JoinProduct(fused)) is { } joined)
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
        Elementwise formula => formula,
        BroadcastTo repeat => repeat.Copy,
        Normalize normalize => normalize.Formula,
        _ => null,
    };

    private Node? JoinProduct(Node reader)
    {
        Elementwise formula = (Elementwise)reader.Operation;
        bool flat = !formula.Formula.Reads("i") && reader.Inputs.All(v =>
            graph.Values[v] is { Role: not ValueRole.Parameter, Layout: Layout.Rows } value && value.Shape.Size == formula.Shape.Size);
        if (!flat)
        {
            return null;
        }

        for (int i = 0; i < formula.Operands.Count; i++)
        {
            if (OnlyMaker(reader, i) is not { Operation: IEpilogueHost { Epilogue: null } host } maker || formula.Operands.Count > MostOperands)
            {
                continue;
            }

            Epilogue epilogue = new(formula with { Derivatives = [] }, formula.Operands[i]);
            Drop(maker);
            return reader with
            {
                Operation = host.With(epilogue),
                Inputs = maker.Inputs.Concat(reader.Inputs.Where((_, j) => j != i)).ToEquatableArray(),
                Layer = reader.Phase == Phase.Backward ? reader.Layer : maker.Layer,
            };
        }

        return null;
    }

    private void Drop(Node maker)
    {
        nodes.RemoveAt(nodes.FindLastIndex(n => ReferenceEquals(n, maker)));
        makers.Remove(maker.Output);
    }
}
