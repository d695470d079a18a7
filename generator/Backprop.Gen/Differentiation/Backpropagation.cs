using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Differentiation;

/// <summary>
/// Turns a forward graph into a training graph: walks the nodes backwards, asks each operation for its vector-Jacobian product, and adds
/// up the gradients of values that are read more than once. What a rule reads stays alive because it is read; nobody lists saved values.
/// </summary>
internal sealed class Backpropagation
{
    private readonly GraphBuilder graph;
    private readonly Dictionary<int, int> gradients = [];
    private readonly HashSet<int> needed;

    private Backpropagation(GraphBuilder graph)
    {
        this.graph = graph;
        needed = FindNeeded(graph);
    }

    /// <summary>The graph with the backward pass of its weighted losses.</summary>
    public static NetworkGraph OfLosses(NetworkGraph forward)
    {
        GraphBuilder graph = GraphBuilder.Continue(forward, Phase.Backward);
        Backpropagation b = new(graph);
        int weights = graph.AddValue(Shape.Of(1), ValueRole.SampleWeight, "w");
        foreach (OutputPort output in forward.Outputs)
        {
            if (output.Loss is { } loss)
            {
                // L = Σ weight · w[s] · l[s], so ∂L/∂l = weight · w.
                int seed = loss.Weight == 1 ? weights : b.Elementwise("loss weight", Formula.Variable("w") * loss.Weight, ("w", weights));
                b.Accumulate(loss.Value, seed);
            }
        }

        foreach (Penalty penalty in forward.Penalties.Where(p => b.Needs(p.Source)))
        {
            b.Accumulate(penalty.Source, b.Elementwise("penalty′", Derivative.Of(penalty.Formula, "x"), ("x", penalty.Source)));
        }

        b.Run(forward);
        return graph.Finish(forward.Outputs);
    }

    /// <summary>The graph with the backward pass from gradients that the caller gives for each output.</summary>
    public static NetworkGraph OfOutputs(NetworkGraph forward)
    {
        GraphBuilder graph = GraphBuilder.Continue(forward, Phase.Backward);
        Backpropagation b = new(graph);
        foreach (OutputPort output in forward.Outputs)
        {
            b.Accumulate(output.Value, graph.AddValue(output.Shape, ValueRole.OutputGradient, "d" + output.Name));
        }

        b.Run(forward);
        return graph.Finish([.. forward.Outputs.Select(o => o with { Loss = null })]) with { Penalties = [] };
    }

    /// <summary>Whether anybody asks for the gradient of a value: whether a trainable parameter lies behind it.</summary>
    public bool Needs(int value) => needed.Contains(value);

    public Shape ShapeOf(int value) => graph.ShapeOf(value);

    /// <summary>The name of the layer that a node of the forward pass belongs to.</summary>
    public string LayerOf(Node node) => graph.Layers[node.Layer].Name;

    public bool IsParameter(int value) => graph.Values[value].Role == ValueRole.Parameter;

    /// <summary>Adds a node of the backward pass.</summary>
    public int Add(Operation operation, params int[] inputs) => graph.Add(operation, inputs);

    /// <summary>Adds a node to the forward pass, right behind one of its nodes: what a rule wants to keep instead of what it is made of.</summary>
    public int AddBehind(Node node, Operation operation, params int[] inputs) => graph.AddBehind(node, operation, inputs);

    /// <summary>Adds an element by element formula over named operands.</summary>
    public int Elementwise(string title, Expression formula, params (string Name, int Value)[] operands) =>
        graph.Elementwise(title, formula, operands);

    /// <summary>
    /// States a contribution to ∂L/∂value, in its shape or in a smaller one that stands for its repetition. Several contributions are added.
    /// For a parameter the contribution is per sample, and is summed over samples into the gradient block.
    /// </summary>
    public void Accumulate(int value, int gradient)
    {
        if (!Needs(value))
        {
            return;
        }

        if (IsParameter(value))
        {
            AddParameterGradient(value, new LaneSum(), Repeated(gradient, ShapeOf(value)));
            return;
        }

        gradients[value] = gradients.TryGetValue(value, out int sum)
            ? Elementwise("sum of gradients", Formula.Variable("a") + Formula.Variable("b"), ("a", sum), ("b", gradient))
            : gradient;
    }

    /// <summary>Adds an operation whose result is summed into the gradient block.</summary>
    public void AddParameterGradient(int parameter, Operation operation, params int[] inputs)
    {
        if (Needs(parameter))
        {
            graph.AddInto(graph.GradientOf(parameter), operation, inputs);
        }
    }

    private int Repeated(int gradient, Shape shape) => ShapeOf(gradient) == shape ? gradient : Add(new BroadcastTo(shape), gradient);

    private void Run(NetworkGraph forward)
    {
        for (int n = forward.Nodes.Count - 1; n >= 0; n--)
        {
            Node node = forward.Nodes[n];
            if (gradients.TryGetValue(node.Output, out int dy) && Needs(node.Output))
            {
                graph.CurrentLayer = node.Layer;
                Shape result = ShapeOf(node.Output);
                node.Operation.Differentiate(this, node, node.Operation.TakesGradient(ShapeOf(dy), result) ? dy : Repeated(dy, result));
            }
        }

        // The gradient of value 12 is called "∂12"; the emitter makes a name of it.
        foreach (KeyValuePair<int, int> gradient in gradients.Where(g => graph.Values[g.Value] is { Name: "", Role: ValueRole.Computed }))
        {
            graph.NameValue(gradient.Value, "∂" + gradient.Key.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static HashSet<int> FindNeeded(GraphBuilder graph)
    {
        HashSet<int> needed = [.. graph.Parameters.Where(p => p.Trainable).Select(p => p.Value)];
        foreach (Node node in graph.Nodes)
        {
            if (node.Inputs.Any(needed.Contains))
            {
                needed.Add(node.Output);
            }
        }

        return needed;
    }
}
