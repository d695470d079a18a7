using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Initializers;

namespace Backprop.Gen.Weights;

/// <summary>What <c>[Initialize]</c>, <c>[Regularize]</c> or <c>[Constrain]</c> sets for one weight instead of its layer's own choice.</summary>
internal abstract record WeightSetting
{
    /// <summary>The setting that an attribute makes; null after a report.</summary>
    public static WeightSetting? Read(ElementArguments arguments) => arguments.Element.Kind switch
    {
        "Regularize" => ReadRegularizer(arguments),
        "Constrain" => ReadConstraint(arguments),
        _ => ReadInitializer(arguments),
    };

    /// <summary>The weight with the setting, or as it was after a report.</summary>
    public abstract Parameter Apply(ElementArguments arguments, Parameter parameter);

    /// <summary>Reports an orthogonal regularizer of something that is no matrix.</summary>
    public static void CheckShape(ElementArguments arguments, string argument, RegularizerChoice regularizer, string weight, Shape shape)
    {
        if (regularizer.Orthogonal > 0 && shape.Rank != 2)
        {
            arguments.Report(ProblemIds.InitializerShape, argument, "Orthogonal", "a matrix", weight, shape.ToString(), "regularizer");
        }
    }

    private static InitializerSetting? ReadInitializer(ElementArguments arguments)
    {
        InitializerDefinition definition = InitializerRegistry.Read(arguments, "Initializer", "Zeros");
        InitializerChoice choice = arguments.Failed ? definition.Default : definition.Read(arguments);
        return arguments.Failed ? null : new InitializerSetting(definition, choice);
    }

    private static RegularizerSetting? ReadRegularizer(ElementArguments arguments)
    {
        string name = arguments.Member("Regularizer", RegularizerChoice.Nothing);
        CheckRead(arguments, RegularizerChoice.ArgumentsOf(name), $"the regularizer {name}");
        RegularizerChoice? choice = RegularizerChoice.Of(name);
        double Factor(string argument, double missing) => missing == 0 ? 0 : arguments.Real(argument, missing, 0, double.MaxValue);
        choice = choice is null
            ? null
            : new RegularizerChoice(
                Factor("L1", choice.L1), Factor("L2", choice.L2), Factor("Factor", choice.Orthogonal), arguments.Member("Mode", "Rows") == "Columns");
        return arguments.Failed ? null : new RegularizerSetting(choice);
    }

    private static ConstraintSetting? ReadConstraint(ElementArguments arguments)
    {
        string name = arguments.Member("Constraint", ConstraintChoice.Nothing);
        CheckRead(arguments, ConstraintChoice.ArgumentsOf(name), $"the constraint {name}");
        if (ConstraintChoice.Of(name) is not { } choice)
        {
            return arguments.Failed ? null : new ConstraintSetting(null);
        }

        double low = arguments.Real("MinValue", choice.MinValue, 0, double.MaxValue);
        double high = arguments.Real("MaxValue", choice.MaxValue, low, double.MaxValue);
        double rate = arguments.Real("Rate", choice.Rate, 0, 1);
        EquatableArray<int> axes = arguments.Has("Axis")
            ? (arguments.Integers("Axis") ?? []).Select(a => (int)Math.Max(Math.Min(a, 99), -99)).ToEquatableArray()
            : choice.Axes;
        return arguments.Failed ? null : new ConstraintSetting(new ConstraintChoice(name, low, high, rate, axes));
    }

    private static void CheckRead(ElementArguments arguments, IReadOnlyList<string> read, string reader)
    {
        foreach (Argument argument in arguments.Element.Arguments)
        {
            if (argument.Name is not ("Parameter" or "Regularizer" or "Constraint") && !read.Contains(argument.Name))
            {
                arguments.Report(ProblemIds.UnusedArgument, argument.Name, argument.Name, reader);
            }
        }
    }
}

internal sealed record InitializerSetting(InitializerDefinition Definition, InitializerChoice Choice) : WeightSetting
{
    public override Parameter Apply(ElementArguments arguments, Parameter parameter)
    {
        Definition.CheckShape(arguments, "Initializer", parameter.Name, parameter.Shape);
        return parameter with { Initializer = InitializerDefinition.With(Choice, parameter.Shape) };
    }
}

internal sealed record RegularizerSetting(RegularizerChoice? Choice) : WeightSetting
{
    public override Parameter Apply(ElementArguments arguments, Parameter parameter)
    {
        if (Choice is not null)
        {
            CheckShape(arguments, "Regularizer", Choice, parameter.Name, parameter.Shape);
        }

        return parameter with { Regularizer = Choice };
    }
}

internal sealed record ConstraintSetting(ConstraintChoice? Choice) : WeightSetting
{
    public override Parameter Apply(ElementArguments arguments, Parameter parameter)
    {
        if (Choice is null)
        {
            return parameter with { Constraint = null };
        }

        SortedSet<int> axes = [];
        for (int i = 0; i < Choice.Axes.Count; i++)
        {
            int axis = Choice.Axes[i];
            int own = axis < 0 ? axis + parameter.Shape.Rank : axis;
            if (own < 0 || own >= parameter.Shape.Rank || !axes.Add(own))
            {
                arguments.Report(
                    ProblemIds.ConstraintAxis, "Axis", i, axis.ToString(CultureInfo.InvariantCulture), parameter.Name, parameter.Shape.ToString());
                return parameter;
            }
        }

        return parameter with { Constraint = Choice with { Axes = axes.ToEquatableArray() } };
    }
}
