using Backprop.Gen.Collections;

namespace Backprop.Gen.Weights;

/// <summary>What is done to a weight behind every step.</summary>
/// <param name="Kind">A member of the <c>Constraint</c> enum.</param>
/// <param name="MinValue">The smallest norm of MinMaxNorm.</param>
/// <param name="MaxValue">The largest norm of MaxNorm and MinMaxNorm.</param>
/// <param name="Rate">How much of the way to the allowed norm MinMaxNorm goes.</param>
/// <param name="Axes">The axes over which a norm is taken, from 0.</param>
internal sealed record ConstraintChoice(string Kind, double MinValue, double MaxValue, double Rate, EquatableArray<int> Axes)
{
    public const string Nothing = "None";

    /// <summary>A member of the <c>Constraint</c> enum with Keras's numbers; null for none.</summary>
    public static ConstraintChoice? Of(string name) => name switch
    {
        "MaxNorm" => new(name, 0, 2, 1, [0]),
        "MinMaxNorm" => new(name, 0, 1, 1, [0]),
        "UnitNorm" => new(name, 0, 0, 1, [0]),
        "NonNeg" => new(name, 0, 0, 1, []),
        _ => null,
    };

    /// <summary>The properties of <c>[Constrain]</c> that a member reads.</summary>
    public static IReadOnlyList<string> ArgumentsOf(string name) => name switch
    {
        "MaxNorm" => ["MaxValue", "Axis"],
        "MinMaxNorm" => ["MinValue", "MaxValue", "Rate", "Axis"],
        "UnitNorm" => ["Axis"],
        _ => [],
    };
}
