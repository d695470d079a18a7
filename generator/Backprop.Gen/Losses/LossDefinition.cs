using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Losses;

/// <summary>A loss as a composition of operations; one file each, listed in <see cref="LossRegistry"/>.</summary>
internal abstract class LossDefinition
{
    /// <summary>Keras's <c>epsilon()</c>, against logarithms of 0 and division by it.</summary>
    protected const double Epsilon = 1e-7;

    /// <summary>Keras's class name: the attribute's name without "Attribute".</summary>
    public abstract string Kind { get; }

    /// <summary>One line for the README.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether targets are class indices, one for each position, instead of values in the output's shape.</summary>
    public virtual bool Labels => false;

    /// <summary>
    /// Adds the operations that make each sample's loss, one row [1]: the mean over the output's positions. Null after an error in
    /// <see cref="LossBuilder.Arguments"/>.
    /// </summary>
    public abstract int? Build(LossBuilder loss);

    /// <summary>Reports that the loss and the output do not belong together; always false.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="reason">Reason and remedy.</param>
    /// <param name="units">How many units the last layer should have, where that is the remedy.</param>
    protected bool DoesNotFit(LossBuilder loss, string reason, int? units)
    {
        loss.Arguments.Report(new Problem(ProblemIds.LossDoesNotFit, loss.Arguments.Place, [Kind, loss.Output.Name, reason])
        {
            FixData = UnitsFix(loss, units),
        });
        return false;
    }

    protected static EquatableArray<Argument> UnitsFix(LossBuilder loss, int? units)
    {
        if (units is not int number || loss.Output.Units is not { } layer)
        {
            return [];
        }

        Argument fix = new("Units", new IntegerValue(number));
        return layer.Place.Block is null ? [fix, new Argument("Element", new IntegerValue(layer.Place.Element))] : [];
    }

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
