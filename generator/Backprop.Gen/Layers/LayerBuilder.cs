using System.Globalization;
using Backprop.Gen.Activations;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Initializers;
using Backprop.Gen.Operations;
using Backprop.Gen.Weights;

namespace Backprop.Gen.Layers;

/// <summary>What a layer builds itself with: its arguments, checked; its inputs; the graph; and the place for its problems.</summary>
internal sealed class LayerBuilder(
    GraphBuilder graph, ElementArguments arguments, string name, int number, IReadOnlyList<LayerInput> inputs, bool trainable)
{
    /// <summary>Unique in the network.</summary>
    public string Name { get; } = name;

    /// <summary>Row of the layer table, from 1.</summary>
    public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Distinguishes the layer's random numbers from those of other layers.</summary>
    public int RandomKey { get; } = number;

    public IReadOnlyList<LayerInput> Inputs { get; } = inputs;

    /// <summary>The only input, or the first.</summary>
    public int Input => Inputs[0].Value;

    public Shape InputShape => graph.ShapeOf(Input);

    public bool Training => graph.Training;

    /// <summary>Whether the layer's weights are trained.</summary>
    public bool Trainable { get; } = trainable;

    /// <summary>Whether an argument was wrong, so that building on makes no sense.</summary>
    public bool Failed => arguments.Failed;

    /// <summary>
    /// The activation that made the output, for the losses' checks: a member of the <c>Activation</c> enum, <c>Linear</c> for raw scores; null
    /// where the layer says nothing about it.
    /// </summary>
    public string? OutputActivation { get; private set; }

    public Shape ShapeOf(int value) => graph.ShapeOf(value);

    public int? Report(string id, string? argument, params string[] messageArguments) => Report(id, argument, -1, messageArguments);

    public int? Report(string id, string? argument, int item, params string[] messageArguments)
    {
        arguments.Report(id, argument, item, messageArguments);
        return null;
    }

    /// <summary>Reports a layer whose output, or a weight, has more elements than <see cref="Limits"/> allow.</summary>
    public int? ReportTooLarge(string? argument, long size, string what, long limit) =>
        Report(ProblemIds.LayerTooLarge, argument, Number, Name, $"{Text(size)} {what}", Text(limit));

    public int Add(Operation operation, params int[] operands) => graph.Add(operation, operands);

    /// <summary>Lets a formula in x of every element of <paramref name="value"/> add to the loss.</summary>
    public void Penalize(int value, Expression formula) => graph.Penalize(value, formula);

    public int Elementwise(string title, Expression formula, params (string Name, int Value)[] operands) =>
        graph.Elementwise(title, formula, operands);

    /// <summary>A formula over weights of one shape, and what such formulas make: the same for all samples.</summary>
    public int Shared(string title, Expression formula, params (string Name, int Value)[] operands) =>
        Shared(title, formula, ShapeOf(operands[0].Value), operands);

    /// <summary>The same, seen in another shape of as many elements, in which it is repeated as NumPy broadcasts it.</summary>
    public int Shared(string title, Expression formula, Shape shape, params (string Name, int Value)[] operands) => Add(
        new Elementwise(title, formula.Simplify(), operands.Select(o => o.Name).ToEquatableArray(), shape, []) { IsShared = true },
        [.. operands.Select(o => o.Value)]);

    /// <summary>Numbers that are the same for all samples and no weights.</summary>
    public int Constants(string title, Shape shape, IEnumerable<double> numbers) => Add(new ConstantTensor(title, numbers.ToEquatableArray(), shape));

    /// <summary>A weight tensor named <c>layer.role</c>.</summary>
    /// <param name="role">What Keras calls it, for example <c>kernel</c>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="argument">The argument that chooses the initializer.</param>
    /// <param name="missing">The initializer where it is not written.</param>
    /// <param name="trains">Whether the optimizer updates it, if it updates the layer.</param>
    public int Parameter(string role, Shape shape, string argument, string missing, bool trains = true)
    {
        if (shape.Size > Limits.LayerParameters)
        {
            ReportTooLarge(null, shape.Size, $"parameters in '{role}'", Limits.LayerParameters);
        }

        string parameter = $"{Name}.{role}";
        InitializerDefinition initializer = InitializerRegistry.Read(arguments, argument, missing);
        initializer.CheckShape(arguments, argument, parameter, shape);

        // Beside KernelInitializer stand KernelRegularizer and KernelConstraint.
        string prefix = argument.Replace("Initializer", "");
        RegularizerChoice? regularizer = Regularizer(prefix + nameof(Regularizer), parameter, shape);
        ConstraintChoice? constraint = ConstraintChoice.Of(arguments.Member(prefix + "Constraint", ConstraintChoice.Nothing));
        return graph.AddParameter(parameter, shape, Trainable && trains, initializer.For(shape), regularizer, constraint);
    }

    /// <summary>Lets the runtime set two frozen weights to mean and variance of the input, for each entry along <paramref name="axes"/>.</summary>
    public void Adapt(int mean, int variance, IReadOnlyList<int> axes) =>
        graph.AddAdaptable(new Adaptable(Name, Input, axes.ToEquatableArray(), mean, variance));

    /// <summary>Lets the output add to the loss, where the layer has an <c>ActivityRegularizer</c>.</summary>
    public void RegularizeActivity(int value)
    {
        if (Regularizer("ActivityRegularizer", Name, ShapeOf(value)) is { } regularizer)
        {
            Penalize(value, (regularizer.L1 * Formula.Abs(Formula.X)) + (regularizer.L2 * Formula.X * Formula.X));
        }
    }

    private RegularizerChoice? Regularizer(string argument, string what, Shape shape)
    {
        RegularizerChoice? regularizer = RegularizerChoice.Of(arguments.Member(argument, RegularizerChoice.Nothing));
        if (regularizer is not null)
        {
            WeightSetting.CheckShape(arguments, argument, regularizer, what, argument == "ActivityRegularizer" ? Shape.Of(1) : shape);
        }

        return regularizer;
    }

    /// <summary>Applies a member of the <c>Activation</c> enum.</summary>
    public int? Activate(int value, string activation, string argument)
    {
        OutputActivation = activation;
        switch (activation)
        {
            case "Linear":
                return value;
            case "Softmax" or "LogSoftmax":
                return Add(new Softmax(activation == "LogSoftmax"), value);
            case "GLU":
                return GatedLinearUnit(value, -1, argument);
        }

        return ActivationRegistry.TryGet(activation, out ActivationDefinition? definition)
            ? Activate(value, definition.Name.ToLowerInvariant(), definition.Value, definition.Derivative)
            : Report(ProblemIds.UnknownEnumValue, argument, activation);
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
            return Report(ProblemIds.OddAxis, argument, Text(shape[axis]));
        }

        int half = shape[axis] / 2;
        int a = Add(new Slice(axis, 0, half), value);
        int b = Add(new Slice(axis, half, half), value);
        return Elementwise("glu", Formula.Variable("a") * Formula.Sigmoid(Formula.Variable("b")), ("a", a), ("b", b));
    }

    /// <summary>
    /// An axis as Keras counts them: 0 is the batch, 1 the first axis of a sample, −1 the last. The result counts from 0 without the batch; null
    /// after a report.
    /// </summary>
    public int? Axis(string argument, int missing)
    {
        int axis = Integer(argument, missing);
        int rank = InputShape.Rank;
        int own = axis > 0 ? axis - 1 : axis + rank;
        if (axis != 0 && own >= 0 && own < rank)
        {
            return own;
        }

        return Report(ProblemIds.ConcatenateAxis, argument, Text(axis), Text(rank));
    }

    /// <summary>Several axes, each counted as <see cref="Axis"/> counts one, in ascending order; the last where none is written.</summary>
    public IReadOnlyList<int>? Axes(string argument)
    {
        if (!Has(argument) || arguments.Element[argument] is IntegerArrayValue { Numbers.Count: 0 })
        {
            return [InputShape.Rank - 1];
        }

        if (Integers(argument) is not { } written)
        {
            return null;
        }

        int rank = InputShape.Rank;
        SortedSet<int> axes = [];
        for (int i = 0; i < written.Count; i++)
        {
            long own = written[i] > 0 ? written[i] - 1 : written[i] + rank;
            if (written[i] == 0 || own < 0 || own >= rank)
            {
                return Reject(ProblemIds.ConcatenateAxis, i, Text(written[i]), Text(rank));
            }

            if (!axes.Add((int)own))
            {
                return Reject(ProblemIds.ArgumentRange, i, argument, Text(written[i]), "an axis that is not there already");
            }
        }

        return [.. axes];

        IReadOnlyList<int>? Reject(string id, int item, params string[] messageArguments)
        {
            Report(id, argument, item, messageArguments);
            return null;
        }
    }

    /// <summary>The last axis, or the last two, three, …: what weights of the axes' shape can be repeated over.</summary>
    public IReadOnlyList<int>? LastAxes(string argument)
    {
        if (Axes(argument) is not { } axes)
        {
            return null;
        }

        if (axes[0] + axes.Count == InputShape.Rank)
        {
            return axes;
        }

        Report(ProblemIds.ArgumentRange, argument, argument, string.Join(", ", Integers(argument)!.Select(Text)), "the last axis, or the last ones without a gap: -1, or -2 and -1");
        return null;
    }

    /// <summary>Whether the argument is written.</summary>
    public bool Has(string argument) => arguments.Has(argument);

    public int Integer(string argument, int? missing, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        arguments.Integer(argument, missing, minimum, maximum);

    public IReadOnlyList<long>? Integers(string argument) => arguments.Integers(argument);

    public IReadOnlyList<double>? Reals(string argument) => arguments.Reals(argument);

    /// <summary>Sizes for each of some axes: one number for all, or one for each; what stands for them where none is written.</summary>
    public int[] Sizes(string argument, int axes, int[]? missing, int maximum, int minimum = 1) =>
        arguments.Sizes(argument, axes, missing, maximum, minimum);

    /// <summary>The whole numbers of a list as they are written, unchecked; none where it is not written.</summary>
    public IReadOnlyList<long> WrittenIntegers(string argument) => arguments.Element[argument] is IntegerArrayValue { Numbers: var numbers } ? numbers : [];

    /// <summary>Reports an input whose rank is not <paramref name="rank"/>.</summary>
    public bool HasRank(int rank)
    {
        if (InputShape.Rank != rank)
        {
            Report(ProblemIds.NeedsRank, null, Number, Name, Text(rank), InputShape.ToString(), Inputs[0].Source);
        }

        return InputShape.Rank == rank;
    }

    public double Real(
        string argument,
        double? missing,
        double minimum = double.NegativeInfinity,
        double maximum = double.PositiveInfinity,
        bool maximumExcluded = false,
        bool infinite = false) => arguments.Real(argument, missing, minimum, maximum, false, maximumExcluded, infinite);

    public bool Flag(string argument, bool missing) => arguments.Flag(argument, missing);

    public string Member(string argument, string missing) => arguments.Member(argument, missing);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One input of a layer.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">For messages: <c>layer 2 'conv2d'</c> or <c>input 'image'</c>.</param>
/// <param name="Name">The source's name.</param>
internal sealed record LayerInput(int Value, string Source, string Name);
