using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Graph;

/// <summary>
/// Checks what every graph promises, forward or differentiated, by looking at it afresh: shapes are inferred again, values are defined before
/// they are read and only once, gradients have the shapes of their parameters. Tests run it over everything that is built.
/// </summary>
internal sealed class GraphVerifier
{
    private readonly NetworkGraph graph;
    private readonly List<string> violations = [];
    private readonly HashSet<int> defined = [];

    private GraphVerifier(NetworkGraph graph) => this.graph = graph;

    /// <summary>One sentence for each broken promise; none for a sound graph.</summary>
    public static IReadOnlyList<string> Verify(NetworkGraph graph)
    {
        GraphVerifier verifier = new(graph);
        verifier.CheckValues();

        // What is checked later relies on what was checked before.
        return verifier.violations.Count > 0 ? verifier.violations : verifier.CheckRest();
    }

    private List<string> CheckRest()
    {
        CheckParameters();
        for (int n = 0; n < graph.Nodes.Count; n++)
        {
            CheckNode(n, graph.Nodes[n]);
        }

        if (graph.Nodes.All(n => n.Inputs.All(Exists) && Exists(n.Output)))
        {
            CheckPorts();
            CheckLayers();
        }

        return violations;
    }

    private void Require(bool condition, string violation)
    {
        if (!condition)
        {
            violations.Add(violation);
        }
    }

    private bool Exists(int value) => value >= 0 && value < graph.Values.Count;

    private bool Has(int value, ValueRole role, Shape shape) =>
        Exists(value) && graph.Values[value].Role == role && graph.Values[value].Shape == shape;

    private void CheckValues()
    {
        for (int i = 0; i < graph.Values.Count; i++)
        {
            Value value = graph.Values[i];
            Require(value.Id == i, $"value {i} says that it is {value.Id}");
            Require(value.Shape.Rank > 0 && value.Shape.Dimensions.All(d => d > 0), $"value {i} has shape {value.Shape}");
            Require(value.Role is ValueRole.Computed or ValueRole.BatchStatistic || value.Layout == Layout.Rows, $"value {i} is loaded but not in rows");

            // All but what nodes make is there from the beginning.
            if (value.Role is not (ValueRole.Computed or ValueRole.BatchStatistic or ValueRole.ParameterGradient))
            {
                defined.Add(i);
            }
        }
    }

    private void CheckParameters()
    {
        HashSet<string> names = [];
        HashSet<int> values = [];
        foreach (Parameter parameter in graph.Parameters)
        {
            Require(names.Add(parameter.Name), $"two parameters are called {parameter.Name}");
            Require(values.Add(parameter.Value), $"two parameters share value {parameter.Value}");
            Require(Has(parameter.Value, ValueRole.Parameter, parameter.Shape), $"parameter {parameter.Name} and its value differ");

            Value[] gradients = [.. graph.Values.Where(v => v.Role == ValueRole.ParameterGradient && v.Name == "∂" + parameter.Name)];
            Require(gradients.Length <= (parameter.Trainable ? 1 : 0), $"parameter {parameter.Name} has {gradients.Length} gradients");
            Require(gradients.All(g => g.Shape == parameter.Shape), $"the gradient of {parameter.Name} has another shape");
        }

        int stray = graph.Values.Count(v => v.Role == ValueRole.Parameter) - values.Count;
        Require(stray == 0, $"{stray} parameter values belong to no parameter");
        foreach (Value gradient in graph.Values.Where(v => v.Role == ValueRole.ParameterGradient))
        {
            Require(names.Contains(gradient.Name.Substring(1)), $"{gradient.Name} is the gradient of nothing");
            Require(graph.Nodes.Any(n => n.Output == gradient.Id), $"nothing is added to {gradient.Name}");
        }
    }

    private void CheckNode(int n, Node node)
    {
        string name = $"node {n} ({node.Operation.GetType().Name})";
        if (!node.Inputs.All(Exists) || !Exists(node.Output))
        {
            violations.Add($"{name} reads or makes a value that does not exist");
            return;
        }

        foreach (int input in node.Inputs)
        {
            Value value = graph.Values[input];
            Require(value.Role != ValueRole.ParameterGradient, $"{name} reads a parameter's gradient");
            Require(defined.Contains(input), $"{name} reads value {input} before it is computed");
            Require(value.Layout != Layout.SampleMajor || ReadsSampleMajor(node.Operation), $"{name} reads value {input} sample by sample");
            Require(value.Layout != Layout.Shared || ReadsShared(node.Operation), $"{name} reads value {input}, which is the same for all samples");
        }

        Require(node.Layer >= -1 && node.Layer < graph.Layers.Count, $"{name} belongs to layer {node.Layer}");
        Require(n == 0 || graph.Nodes[n - 1].Phase <= node.Phase, $"{name} stands behind a later phase");
        Value output = graph.Values[node.Output];
        Require(output.Role == node.Operation.OutputRole, $"{name} makes a {node.Operation.OutputRole} but value {output.Id} is a {output.Role}");
        Require(output.Layout == node.Operation.OutputLayout, $"{name} makes another layout than value {output.Id} has");
        Require(
            output.Role == ValueRole.ParameterGradient ? node.Phase == Phase.Backward : defined.Add(node.Output),
            $"{name} makes value {output.Id}, which is made already");
        CheckShape(name, node, output);
    }

    private static bool ReadsShared(Operation operation) =>
        operation is Elementwise or BatchNormalize or BatchNormalizeGradient or PositionProducts or BatchGradient or StatisticPart;

    private static bool ReadsSampleMajor(Operation operation) => operation is AffineKernelGradient or ConvolutionKernelGradient or SampleSum;

    private void CheckShape(string name, Node node, Value output)
    {
        Shape[] inputs = [.. node.Inputs.Select(i => graph.Values[i].Shape)];
        try
        {
            Shape inferred = node.Operation.InferShape(inputs);

            // A sum over samples may also sum over leading axes.
            bool fits = node.Operation is SampleSum or LaneSum ? EndsWith(inferred, output.Shape) : inferred == output.Shape;
            Require(fits, $"{name} makes {inferred} but value {output.Id} is {output.Shape}");
            bool whole = !node.Operation.IsView || node.Operation is StatisticPart;
            Require(whole || inputs[0].Size == output.Shape.Size, $"{name} is a view of another size");
            if (node.Operation is Elementwise elementwise)
            {
                CheckFormula(name, elementwise, inputs);
            }
        }
        catch (ShapeMismatchException mismatch)
        {
            violations.Add($"{name}: {mismatch.Message}");
        }
    }

    private static bool EndsWith(Shape whole, Shape end) => whole.Size % end.Size == 0 &&
        whole.Rank >= end.Rank && whole.Dimensions.Skip(whole.Rank - end.Rank).SequenceEqual(end.Dimensions);

    private void CheckFormula(string name, Elementwise elementwise, Shape[] inputs)
    {
        int operands = elementwise.Operands.Count;
        Require(operands == inputs.Length, $"{name} names {operands} operands but has {inputs.Length}");
        Require(elementwise.Operands.Distinct().Count() == elementwise.Operands.Count, $"{name} gives two operands one name");
        Require(elementwise.Operands.All(elementwise.Formula.Reads), $"{name} has an operand that its formula does not read");
        Require(ReadsOnly(elementwise.Formula, [.. elementwise.Operands, "i"]), $"{name} reads what it has no operand for");
        foreach (Assignment derivative in elementwise.Derivatives)
        {
            Require(elementwise.Operands.Contains(derivative.Name), $"{name} has a derivative for '{derivative.Name}', which is no operand");
            Require(ReadsOnly(derivative.Value, [.. elementwise.Operands, "i", "y"]), $"{name} has a derivative that reads more than operands and result");
        }

        if (elementwise.IsShared)
        {
            Require(inputs.All(i => i.Size == elementwise.Shape.Size), $"{name} is computed once and repeats an operand");
            return;
        }

        Require(Elementwise.Broadcast([elementwise.Shape, .. inputs]) == elementwise.Shape, $"{name} has operands larger than its result");
    }

    private static bool ReadsOnly(Expression expression, HashSet<string> names) => expression switch
    {
        Variable variable => names.Contains(variable.Name),
        Unary unary => ReadsOnly(unary.Operand, names),
        Binary binary => ReadsOnly(binary.Left, names) && ReadsOnly(binary.Right, names),
        Choice choice => new[] { choice.Left, choice.Right, choice.WhenTrue, choice.WhenFalse }.All(e => ReadsOnly(e, names)),
        _ => true,
    };

    private void CheckPorts()
    {
        foreach (InputPort input in graph.Inputs)
        {
            Require(Has(input.Value, ValueRole.Input, input.Shape), $"input '{input.Name}' and its value differ");
        }

        foreach (OutputPort output in graph.Outputs)
        {
            bool fits = defined.Contains(output.Value) && graph.Values[output.Value].Shape == output.Shape;
            Require(fits, $"output '{output.Name}' and its value differ");
            if (output.Loss is { } loss)
            {
                Shape target = loss.Labels ? output.Shape.WithLast(1) : output.Shape;
                Require(Has(loss.Target, ValueRole.Target, target), $"the target of '{output.Name}' is not {target}");
                Require(defined.Contains(loss.Value) && graph.Values[loss.Value].Shape == Shape.Of(1), $"the loss of '{output.Name}' is not one row");
                Require(loss.Classes == (loss.Labels ? output.Shape.Last : 0), $"the loss of '{output.Name}' has {loss.Classes} classes");
            }
        }

        Require(
            graph.Penalties.All(p => defined.Contains(p.Source) && defined.Contains(p.Value) && graph.Values[p.Value].Shape == Shape.Of(1)),
            "a penalty is not one row");
        foreach (Adaptable adaptable in graph.Adaptables)
        {
            long entries = adaptable.Axes.Aggregate(1L, (n, a) => n * graph.Values[adaptable.Source].Shape[a]);
            bool frozen = new[] { adaptable.Mean, adaptable.Variance }.All(v => graph.Parameters.Any(p => p.Value == v && !p.Trainable && p.Shape.Size == entries));
            Require(frozen, $"the statistics of layer '{adaptable.Layer}' are not {entries} frozen weights each");
        }

        Require(graph.Inputs.Select(i => i.Name).Distinct().Count() == graph.Inputs.Count, "two inputs have one name");
        Require(graph.Outputs.Select(o => o.Name).Distinct().Count() == graph.Outputs.Count, "two outputs have one name");
    }

    private void CheckLayers()
    {
        HashSet<string> known = [.. graph.Inputs.Select(i => i.Name)];
        foreach (Layer layer in graph.Layers)
        {
            Require(layer.Sources.All(known.Contains), $"layer '{layer.Name}' reads a layer that does not stand before it");
            Require(known.Add(layer.Name), $"two layers are called {layer.Name}");
            Require(defined.Contains(layer.Value) && graph.Values[layer.Value].Shape == layer.Shape, $"layer '{layer.Name}' and its value differ");
            long parameters = graph.Parameters.Where(p => p.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal)).Sum(p => p.Shape.Size);
            Require(parameters == layer.Parameters, $"layer '{layer.Name}' counts {layer.Parameters} parameters and has {parameters}");
        }

        long multiplyAdds = graph.Nodes
            .Where(n => n.Phase == Phase.Forward)
            .Sum(n => n.Operation.MultiplyAdds([.. n.Inputs.Select(i => graph.Values[i].Shape)]));
        Require(multiplyAdds == graph.MultiplyAdds, $"the layers count {graph.MultiplyAdds} multiply-adds and the operations {multiplyAdds}");
    }
}
