using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Optimizers;

namespace Backprop.Gen.Graph;

/// <summary>Reads the optimizer with its arguments.</summary>
internal static class OptimizerReader
{
    /// <summary>The optimizer; null after an error, or where there is none because there is no loss either.</summary>
    public static OptimizerChoice? Read(NetworkDeclaration declaration, ProblemList problems)
    {
        OptimizerChoice? choice = null;
        bool found = false;
        for (int i = 0; i < declaration.Elements.Count; i++)
        {
            Element element = declaration.Elements[i];
            if (element.Category != ElementCategory.Optimizer)
            {
                continue;
            }

            ElementArguments arguments = new(element, new Place(null, i, null, -1), problems);
            if (found)
            {
                arguments.Report(ProblemIds.SeveralOptimizers, null, element.Kind);
                continue;
            }

            choice = Choose(arguments);
            found = true;
        }

        // Without a loss there is nothing to optimize: that is one mistake, and it is reported.
        if (!found && declaration.Elements.Any(e => e.Category == ElementCategory.Loss))
        {
            problems.Add(ProblemIds.NoOptimizer, Place.Class);
        }

        return choice;
    }

    private static OptimizerChoice? Choose(ElementArguments arguments)
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

        return arguments.Failed ? null : new OptimizerChoice(kind, values["LearningRate"], definition.Update(values));
    }
}
