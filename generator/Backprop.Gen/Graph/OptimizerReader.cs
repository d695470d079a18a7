using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Schedules;

namespace Backprop.Gen.Graph;

/// <summary>Reads the optimizer with its arguments.</summary>
internal static class OptimizerReader
{
    /// <summary>The optimizer; null after an error, or where there is none because there is no loss either.</summary>
    /// <param name="declaration">The network's attributes.</param>
    /// <param name="graph">The network with its weights, as far as it could be built.</param>
    /// <param name="problems">Where mistakes go.</param>
    public static OptimizerChoice? Read(NetworkDeclaration declaration, NetworkGraph graph, ProblemList problems)
    {
        OptimizerChoice? choice = null;
        ElementArguments? optimizer = null;
        for (int i = 0; i < declaration.Elements.Count; i++)
        {
            Element element = declaration.Elements[i];
            if (element.Category != ElementCategory.Optimizer)
            {
                continue;
            }

            ElementArguments arguments = new(element, new Place(null, i, null, -1), problems);
            if (optimizer is not null)
            {
                arguments.Report(ProblemIds.SeveralOptimizers, null, element.Kind);
                continue;
            }

            choice = Choose(arguments, graph, problems);
            optimizer = arguments;
        }

        // Without a loss there is nothing to optimize: that is one mistake, and it is reported.
        if (optimizer is null && declaration.Elements.Any(e => e.Category == ElementCategory.Loss))
        {
            problems.Add(ProblemIds.NoOptimizer, Place.Class);
        }

        ScheduleChoice? schedule = ReadSchedule(declaration, problems, optimizer);
        return schedule is null || choice is null ? choice : choice with { Schedule = schedule, LearningRate = schedule.At(0) };
    }

    /// <summary>The schedule; null where there is none, or after a report.</summary>
    private static ScheduleChoice? ReadSchedule(NetworkDeclaration declaration, ProblemList problems, ElementArguments? optimizer)
    {
        ScheduleChoice? schedule = null;
        bool found = false;
        for (int i = 0; i < declaration.Elements.Count; i++)
        {
            Element element = declaration.Elements[i];
            if (element.Category != ElementCategory.Schedule)
            {
                continue;
            }

            ElementArguments arguments = new(element, new Place(null, i, null, -1), problems);
            if (found)
            {
                arguments.Report(ProblemIds.SeveralSchedules, null, element.Kind);
            }
            else if (ScheduleRegistry.Find(element.Kind) is not { } definition)
            {
                arguments.Report(ProblemIds.UnknownAttribute, null, element.Kind);
            }
            else
            {
                if (optimizer?.Has("LearningRate") == true)
                {
                    optimizer.Report(ProblemIds.RateAndSchedule, "LearningRate", element.Kind);
                }

                ScheduleChoice read = definition.Read(arguments);
                schedule = arguments.Failed ? null : read with { Text = AttributeText.Of(element) };
            }

            found = true;
        }

        return schedule;
    }

    private static OptimizerChoice? Choose(ElementArguments arguments, NetworkGraph graph, ProblemList problems)
    {
        string kind = arguments.Element.Kind;
        if (OptimizerRegistry.Find(kind) is not { } definition)
        {
            arguments.Report(ProblemIds.UnknownAttribute, null, kind);
            return null;
        }

        Dictionary<string, double> values = [];
        foreach (NumberArgument argument in definition.Arguments)
        {
            values[argument.Name] = arguments.Element[argument.Name] is BooleanValue { Value: var flag }
                ? (flag ? 1 : 0)
                : arguments.Real(argument.Name, argument.Default, argument.Minimum, argument.Maximum, argument.MinimumExcluded, argument.MaximumExcluded);
        }

        OptimizerOptions options = new OptimizerOptionsReader(arguments, graph).Read(values, resolves: !problems.HasErrors);
        return arguments.Failed
            ? null
            : new OptimizerChoice(kind, values["LearningRate"], OptionFormulas.Around(definition.Update(values), options), options)
            {
                Text = AttributeText.Of(arguments.Element),
            };
    }
}
