using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;
using Backprop.Gen.Weights;

namespace Backprop.Gen.Graph;

/// <summary>A graph under construction: values and nodes are added, shapes are inferred as they are.</summary>
internal sealed class GraphBuilder(bool training)
{
    private readonly List<Value> values = [];
    private readonly List<Node> nodes = [];
    private readonly List<Layer> layers = [];
    private readonly List<Parameter> parameters = [];
    private readonly List<InputPort> inputs = [];
    private readonly List<Penalty> penalties = [];
    private readonly List<Adaptable> adaptables = [];
    private readonly Dictionary<int, int> parameterGradients = [];

    /// <summary>Whether dropout and its kin are active.</summary>
    public bool Training { get; } = training;

    public IReadOnlyList<Value> Values => values;

    public IReadOnlyList<Node> Nodes => nodes;

    public IReadOnlyList<Layer> Layers => layers;

    public IReadOnlyList<Parameter> Parameters => parameters;

    public IReadOnlyList<InputPort> Inputs => inputs;

    /// <summary>Penalties; their values stand in the graph when the losses do.</summary>
    public IReadOnlyList<Penalty> Penalties => penalties;

    /// <summary>The layer that new nodes belong to.</summary>
    public int CurrentLayer { get; set; } = -1;

    /// <summary>The phase that new nodes belong to.</summary>
    public Phase CurrentPhase { get; set; } = Phase.Forward;

    /// <summary>A builder that goes on behind a finished graph.</summary>
    public static GraphBuilder Continue(NetworkGraph graph, Phase phase)
    {
        GraphBuilder builder = new(training: true) { CurrentPhase = phase };
        builder.values.AddRange(graph.Values);
        builder.nodes.AddRange(graph.Nodes);
        builder.layers.AddRange(graph.Layers);
        builder.parameters.AddRange(graph.Parameters);
        builder.inputs.AddRange(graph.Inputs);
        builder.penalties.AddRange(graph.Penalties);
        builder.adaptables.AddRange(graph.Adaptables);
        return builder;
    }

    public Shape ShapeOf(int value) => values[value].Shape;

    public int AddValue(Shape shape, ValueRole role, string name, Layout layout = Layout.Rows)
    {
        values.Add(new Value(values.Count, shape, role, name, layout));
        return values.Count - 1;
    }

    public int AddInput(string name, Shape shape)
    {
        int value = AddValue(shape, ValueRole.Input, name);
        inputs.Add(new InputPort(name, shape, value));
        return value;
    }

    public int AddParameter(string name, Shape shape, bool trainable, InitializerChoice initializer, RegularizerChoice? regularizer = null, ConstraintChoice? constraint = null)
    {
        int value = AddValue(shape, ValueRole.Parameter, name);
        parameters.Add(new Parameter(name, shape, trainable, initializer, value) { Regularizer = regularizer, Constraint = constraint });
        return value;
    }

    /// <summary>Adds a node and the value it makes.</summary>
    public int Add(Operation operation, params int[] operands)
    {
        Shape shape = operation.InferShape([.. operands.Select(ShapeOf)]);
        int output = AddValue(shape, operation.OutputRole, "", operation.OutputLayout);
        nodes.Add(new Node(operation, operands.ToEquatableArray(), output, CurrentLayer, CurrentPhase));
        return output;
    }

    /// <summary>Adds a node right behind another one, in its layer and phase.</summary>
    public int AddBehind(Node place, Operation operation, params int[] operands)
    {
        Shape shape = operation.InferShape([.. operands.Select(ShapeOf)]);
        int output = AddValue(shape, operation.OutputRole, "", operation.OutputLayout);
        nodes.Insert(nodes.IndexOf(place) + 1, new Node(operation, operands.ToEquatableArray(), output, place.Layer, place.Phase));
        return output;
    }

    /// <summary>Adds a node that sums into an existing value.</summary>
    public void AddInto(int output, Operation operation, params int[] operands) =>
        nodes.Add(new Node(operation, operands.ToEquatableArray(), output, CurrentLayer, CurrentPhase));

    /// <summary>Adds an element by element formula over named operands; those that the formula does not read are left out.</summary>
    public int Elementwise(string title, Expression formula, params (string Name, int Value)[] operands)
    {
        Expression simple = formula.Simplify();
        (string Name, int Value)[] read = [.. operands.Where(o => simple.Reads(o.Name))];
        Shape shape = Operations.Elementwise.Broadcast([.. operands.Select(o => ShapeOf(o.Value))]);
        return Add(new Elementwise(title, simple, read.Select(o => o.Name).ToEquatableArray(), shape, []), [.. read.Select(o => o.Value)]);
    }

    /// <summary>The gradient-block value of a parameter.</summary>
    public int GradientOf(int parameter)
    {
        if (!parameterGradients.TryGetValue(parameter, out int gradient))
        {
            Value value = values[parameter];
            gradient = AddValue(value.Shape, ValueRole.ParameterGradient, "∂" + value.Name);
            parameterGradients.Add(parameter, gradient);
        }

        return gradient;
    }

    /// <summary>Calls a value by what it is, for the locals of the generated code.</summary>
    public void NameValue(int value, string name) => values[value] = values[value] with { Name = name };

    public void AddLayer(Layer layer) => layers.Add(layer);

    /// <summary>Lets a formula in x of every element of <paramref name="source"/> add to the loss.</summary>
    public void Penalize(int source, Expression formula) => penalties.Add(new Penalty(source, formula.Simplify(), -1));

    /// <summary>Lets the runtime set weights to the statistics of what a layer reads.</summary>
    public void AddAdaptable(Adaptable adaptable) => adaptables.Add(adaptable);

    /// <summary>Adds the sums of the penalties.</summary>
    public void AddPenalties()
    {
        for (int p = 0; p < penalties.Count; p++)
        {
            int terms = Elementwise("penalty", penalties[p].Formula, ("x", penalties[p].Source));
            penalties[p] = penalties[p] with { Value = Add(new SumTo(Shape.Of(1)), terms) };
        }
    }

    public void ReplaceParameter(int index, Parameter parameter) => parameters[index] = parameter;

    public NetworkGraph Finish(EquatableArray<OutputPort> outputs) => new(
        values.ToEquatableArray(), nodes.ToEquatableArray(), layers.ToEquatableArray(),
        parameters.ToEquatableArray(), inputs.ToEquatableArray(), outputs)
    {
        Penalties = penalties.ToEquatableArray(),
        Adaptables = adaptables.ToEquatableArray(),
    };
}
