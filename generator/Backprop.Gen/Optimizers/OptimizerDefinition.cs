using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Optimizers;

/// <summary>An optimizer as formulas; one file each, listed in <see cref="OptimizerRegistry"/>.</summary>
internal abstract class OptimizerDefinition
{
    /// <summary>Keras's class name, for example <c>Adam</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The arguments, the learning rate first, with Keras's defaults and their ranges. All must be finite.</summary>
    public abstract IReadOnlyList<NumberArgument> Arguments { get; }

    /// <summary>
    /// The update. Expressions may read θ (variable "θ"), the gradient "g", each slot by its name, η ("η"), the step number "t" and what
    /// <see cref="OptimizerUpdate.Scalars"/> defines.
    /// </summary>
    /// <param name="arguments">Each argument's value by name; booleans as 0 and 1.</param>
    public abstract OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments);
}

/// <summary>One numeric (or boolean, as 0 and 1) argument.</summary>
/// <param name="Name">The attribute property.</param>
/// <param name="Default">Keras's default.</param>
/// <param name="Minimum">Smallest legal value.</param>
/// <param name="Maximum">Largest legal value.</param>
/// <param name="MinimumExcluded">Whether the minimum itself is illegal.</param>
/// <param name="MaximumExcluded">Whether the maximum itself is illegal.</param>
internal sealed record NumberArgument(
    string Name, double Default, double Minimum, double Maximum, bool MinimumExcluded = false, bool MaximumExcluded = false);

/// <summary>One step of an optimizer for one element of the parameter block.</summary>
/// <param name="Formula">In mathematical notation, for the generated comment; one line an assignment.</param>
/// <param name="Slots">The state vectors.</param>
/// <param name="Scalars">Values that are the same for every element, computed once a step in double, in order.</param>
/// <param name="Assignments">
/// In order: slots, then "θ" last. A later one reads the new values of the earlier ones; other names are temporaries.
/// </param>
internal sealed record OptimizerUpdate(
    EquatableArray<string> Formula,
    EquatableArray<Slot> Slots,
    EquatableArray<Assignment> Scalars,
    EquatableArray<Assignment> Assignments);

/// <summary>One optimizer state vector.</summary>
internal sealed record Slot(string Name, double InitialValue);
