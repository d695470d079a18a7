using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>
/// Puts a formula into the product that makes one of its operands. Operands with one element a channel for all samples may come in too, as the
/// scale and shift of a batch normalization in prediction; further formulas then follow them into the same product.
/// </summary>
internal static class EpilogueFusion
{
    // Stands for the product's result among the operands of a formula.
    private const int Product = -1;

    /// <summary>The product with the formula as its epilogue, or null where it does not fit.</summary>
    /// <param name="graph">What both belong to.</param>
    /// <param name="reader">The formula.</param>
    /// <param name="operand">The number of the operand that the product makes.</param>
    /// <param name="maker">The product.</param>
    public static Node? Join(NetworkGraph graph, Node reader, int operand, Node maker)
    {
        IEpilogueHost host = (IEpilogueHost)maker.Operation;
        Elementwise formula = (Elementwise)reader.Operation;
        bool Flat(int v) => graph.Values[v] is { Role: not ValueRole.Parameter, Layout: Layout.Rows } value && value.Shape.Size == formula.Shape.Size;
        bool Channel(int v) => graph.Values[v] is { Layout: Layout.Shared } value && value.Shape == Shape.Of(formula.Shape.Last);
        if (formula.Operands.Count > Fusion.MostOperands || formula.Formula.Reads("i") || !reader.Inputs.All(v => Flat(v) || Channel(v)))
        {
            return null;
        }

        bool hasChannels = reader.Inputs.Any(Channel) || host.Epilogue is { Channels.Count: > 0 };
        if (!hasChannels)
        {
            return host.Epilogue is null ? With(reader, maker, new Epilogue(formula with { Derivatives = [] }, formula.Operands[operand]), reader.Inputs.Where((_, j) => j != operand)) : null;
        }

        if (maker.Operation is not (Affine or Convolution or TransposedConvolution) || host.Epilogue is { Channels.Count: 0 })
        {
            return null;
        }

        Node whole = Compose(reader, operand, maker, host.Epilogue);
        Elementwise composed = (Elementwise)whole.Operation with { Derivatives = [] };
        string[] channels = [.. composed.Operands.Where((_, j) => whole.Inputs[j] != Product && Channel(whole.Inputs[j]))];
        Epilogue epilogue = new(composed, composed.Operands[whole.Inputs.ToList().IndexOf(Product)]) { Channels = channels.ToEquatableArray() };
        return epilogue.IsCheap && composed.Operands.Count <= Fusion.MostOperands
            ? With(reader, maker, epilogue, whole.Inputs.Where(v => v != Product))
            : null;
    }

    /// <summary>The formula over the product itself: with what the product applies to it already put in.</summary>
    private static Node Compose(Node reader, int operand, Node maker, Epilogue? earlier)
    {
        if (earlier is null)
        {
            return reader with { Inputs = reader.Inputs.Select((v, j) => j == operand ? Product : v).ToEquatableArray() };
        }

        int own = maker.Inputs.Count - earlier.Others.Count();
        Queue<int> others = new(maker.Inputs.Skip(own));
        Node inner = maker with { Inputs = earlier.Function.Operands.Select(o => o == earlier.Result ? Product : others.Dequeue()).ToEquatableArray() };
        return Substitution.Join(reader, operand, inner, earlier.Function);
    }

    private static Node With(Node reader, Node maker, Epilogue epilogue, IEnumerable<int> others)
    {
        IEpilogueHost host = (IEpilogueHost)maker.Operation;
        int own = maker.Inputs.Count - (host.Epilogue?.Others.Count() ?? 0);
        return reader with
        {
            Operation = host.With(epilogue),
            Inputs = maker.Inputs.Take(own).Concat(others).ToEquatableArray(),
            Layer = reader.Phase == Phase.Backward ? reader.Layer : maker.Layer,
        };
    }
}
