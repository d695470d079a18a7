using Backprop.Gen.Expressions;

namespace Backprop.Gen.Planning;

/// <summary>What fusion wants to know of a formula, and how it puts one into another.</summary>
internal static class Formulas
{
    /// <summary>Operators, variables and constants.</summary>
    public static int Size(this Expression formula) => 1 + formula.Operands.Sum(o => o.Size());

    /// <summary>Whether it contains more than arithmetic, comparisons and choices: a function of many instructions.</summary>
    public static bool CallsFunctions(this Expression formula) =>
        formula is Unary { Operator: not (UnaryOperator.Negate or UnaryOperator.Abs or UnaryOperator.Sign or UnaryOperator.Floor) }
            or Binary { Operator: BinaryOperator.Pow or BinaryOperator.Divide }
        || formula.Operands.Any(o => o.CallsFunctions());

    /// <summary>The formula with variables replaced; those that are not named stay.</summary>
    public static Expression Substitute(this Expression formula, IReadOnlyDictionary<string, Expression> replacements) =>
        formula is Variable variable
            ? replacements.TryGetValue(variable.Name, out Expression? replacement) ? replacement : variable
            : formula.Map(o => o.Substitute(replacements));
}
