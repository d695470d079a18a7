using System.Globalization;
using Backprop.Gen.Activations;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Initializers;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>What a layer builds itself with: its arguments, checked; its inputs; the graph; and the place for its problems.</summary>
internal sealed class LayerBuilder(GraphBuilder graph, Element element, Place place, string name, int number, IReadOnlyList<LayerInput> inputs, List<Problem> problems)
{
    private bool failed;

    /// <summary>Unique in the network.</summary>
    public string Name { get; } = name;

    /// <summary>Row of the layer table, from 1.</summary>
    public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<LayerInput> Inputs { get; } = inputs;

    /// <summary>The only input, or the first.</summary>
    public int Input => Inputs[0].Value;

    public Shape InputShape => graph.ShapeOf(Input);

    public bool Training => graph.Training;

    /// <summary>Whether an argument was wrong, so that building on makes no sense.</summary>
    public bool Failed => failed;

    /// <summary>The activation that made the output, for the losses' checks, or null.</summary>
    public string? OutputActivation { get; private set; }

    public Shape ShapeOf(int value) => graph.ShapeOf(value);

    public int? Report(string id, string? argument, params string[] messageArguments) => Report(id, argument, -1, messageArguments);

    public int? Report(string id, string? argument, int item, params string[] messageArguments)
    {
        problems.Add(new Problem(id, place with { Argument = argument, Item = item }, messageArguments.ToEquatableArray()));
        failed |= ProblemIds.IsError(id);
        return null;
    }

    public int Add(Operation operation, params int[] operands) => graph.Add(operation, operands);

    public int Elementwise(string title, Expression formula, params (string Name, int Value)[] operands) =>
        graph.Elementwise(title, formula, operands);

    /// <summary>A weight tensor named <c>layer.role</c>.</summary>
    public int Parameter(string role, Shape shape, string initializer, int fanIn, int fanOut)
    {
        if (shape.Size > Limits.LayerParameters)
        {
            Report(ProblemIds.LayerTooLarge, null, Number, Name, $"{shape.Size} parameters in '{role}'", KernelText(Limits.LayerParameters));
        }

        return graph.AddParameter($"{Name}.{role}", shape, Flag("Trainable", true), InitializerNames.Choose(initializer, fanIn, fanOut));
    }

    /// <summary>Applies a member of the <c>Activation</c> enum.</summary>
    public int? Activate(int value, string activation, string argument)
    {
        OutputActivation = activation;
        switch (activation)
        {
            case "Linear":
                OutputActivation = null;
                return value;
            case "Softmax" or "LogSoftmax":
                return Add(new Softmax(activation == "LogSoftmax"), value);
            case "GLU":
                return GatedLinearUnit(value, -1, argument);
        }

        if (!ActivationRegistry.TryGet(activation, out ActivationDefinition? definition))
        {
            return Report(ProblemIds.UnknownEnumValue, argument, activation);
        }

        return Activate(value, definition!.Name.ToLowerInvariant(), definition.Value, definition.Derivative);
    }

    /// <summary>Applies a formula in x, with an optional derivative in terms of x and y.</summary>
    public int Activate(int value, string title, Expression formula, Expression? derivative)
    {
        EquatableArray<Assignment> derivatives = derivative is null ? [] : [new Assignment("x", derivative.Simplify())];
        return Add(new Elementwise(title, formula.Simplify(), ["x"], ShapeOf(value), derivatives), value);
    }

    /// <summary>a · σ(b) with a and b the halves of an axis (Dauphin et al., 2017).</summary>
    public int? GatedLinearUnit(int value, int axis, string? argument)
    {
        Shape shape = ShapeOf(value);
        if (shape[axis] % 2 != 0)
        {
            return Report(ProblemIds.OddAxis, argument, shape[axis].ToString(CultureInfo.InvariantCulture));
        }

        int half = shape[axis] / 2;
        int a = Add(new Slice(axis, 0, half), value);
        int b = Add(new Slice(axis, half, half), value);
        return Elementwise("glu", Formula.Variable("a") * Formula.Sigmoid(Formula.Variable("b")), ("a", a), ("b", b));
    }

    /// <summary>A required or optional whole number.</summary>
    public int Integer(string argument, int? missing, int minimum, int maximum = int.MaxValue)
    {
        switch (element[argument])
        {
            case IntegerValue { Number: long number } when number >= minimum && number <= maximum:
                return (int)number;
            case IntegerValue { Number: long number }:
                Report(ProblemIds.ArgumentRange, argument, argument, KernelText(number), Range(minimum, maximum));
                return minimum;
            case null when missing is int value:
                return value;
            default:
                Report(ProblemIds.ArgumentMissing, argument, argument);
                return minimum;
        }
    }

    public IReadOnlyList<long>? Integers(string argument)
    {
        if (element[argument] is IntegerArrayValue { Numbers: var numbers })
        {
            return [.. numbers];
        }

        Report(ProblemIds.ArgumentMissing, argument, argument);
        return null;
    }

    /// <summary>A required (no default) or optional finite number.</summary>
    public double Real(string argument, double? missing, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity, bool maximumExcluded = false)
    {
        double number;
        switch (element[argument])
        {
            case RealValue real:
                number = real.Number;
                break;
            case IntegerValue integer:
                number = integer.Number;
                break;
            case null when missing is double value:
                return value;
            default:
                Report(ProblemIds.ArgumentMissing, argument, argument);
                return 0;
        }

        bool high = maximumExcluded ? number >= maximum : number > maximum;
        if (double.IsNaN(number) || number < minimum || high || (double.IsInfinity(number) && !double.IsInfinity(minimum) && !double.IsInfinity(maximum)))
        {
            Report(ProblemIds.ArgumentRange, argument, argument, number.ToString("R", CultureInfo.InvariantCulture), Ranges.Describe(minimum, maximum, false, maximumExcluded));
            return missing ?? 0;
        }

        return number;
    }

    public bool Flag(string argument, bool missing) => element[argument] is BooleanValue { Value: var value } ? value : missing;

    public string Member(string argument, string missing) => element[argument] is EnumValue { Member: var member } ? member : missing;

    private static string Range(int minimum, int maximum) =>
        maximum == int.MaxValue ? $"at least {KernelText(minimum)}" : $"from {KernelText(minimum)} to {KernelText(maximum)}";

    private static string KernelText(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One input of a layer.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">For messages: <c>layer 2 'conv2d'</c> or <c>input 'image'</c>.</param>
/// <param name="Name">The source's name.</param>
internal sealed record LayerInput(int Value, string Source, string Name);
