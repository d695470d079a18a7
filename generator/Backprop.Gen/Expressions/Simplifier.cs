namespace Backprop.Gen.Expressions;

/// <summary>
/// Rewrites a formula into one that is never larger and mostly smaller. The rule for what may change:
/// <list type="bullet">
/// <item>For finite operands the value stays the same up to rounding. Factors and terms stay in the order and grouping in which they are
/// written; only constants move, and −a + b becomes b − a.</item>
/// <item>A NaN or an infinity in an operand still shows in the result, with these exceptions: a literal 0 times
/// anything (also as a branch: dy · (x &gt; 0 ? 1 : 0) is x &gt; 0 ? dy : 0), 0 divided by anything, equal terms that cancel, the
/// condition of a choice between equal branches.
/// Such zeros come from differentiation, where they say that a path does not exist.</item>
/// <item>Comparisons with NaN are false: a &lt; b being false does not make a ≥ b true.</item>
/// <item>Functions are not exchanged for others (e^x − 1 for expm1 x, a reciprocal for a quotient) where the formula may share one of them.</item>
/// </list>
/// </summary>
internal static class Simplifier
{
    public static Expression Simplify(Expression expression)
    {
        // Every rule shrinks the formula or moves something outwards, so this ends by itself; the bound only makes that plain.
        Expression current = expression;
        for (int round = 0; round < 100; round++)
        {
            Expression next = Reciprocals.Contract(Visit(current));
            if (next == current)
            {
                break;
            }

            current = next;
        }

        return current;
    }

    private static Expression Visit(Expression e) => e switch
    {
        Unary unary => Apply(unary.Operator, Visit(unary.Operand)),
        Binary binary => Apply(binary.Operator, Visit(binary.Left), Visit(binary.Right)),
        Choice choice => ChoiceRules.Choose(
            choice.Relation, Visit(choice.Left), Visit(choice.Right), Visit(choice.WhenTrue), Visit(choice.WhenFalse)),
        _ => e,
    };

    private static Expression Apply(UnaryOperator @operator, Expression a)
    {
        if (a is Constant constant)
        {
            return Evaluator.Apply(@operator, constant.Value);
        }

        Expression? negated = (a as Unary) is { Operator: UnaryOperator.Negate } minus ? minus.Operand : null;
        switch (@operator)
        {
            case UnaryOperator.Negate:
                return ProductRules.Multiply(-1, a);
            case UnaryOperator.Abs or UnaryOperator.Cos when negated is not null:
                return new Unary(@operator, negated);
            case UnaryOperator.Abs when a is Unary { Operator: UnaryOperator.Abs }:
                return a;
            case UnaryOperator.Tanh or UnaryOperator.Erf or UnaryOperator.Sin or UnaryOperator.Sign when negated is not null:
                return ProductRules.Multiply(-1, new Unary(@operator, negated));
            default:
                return new Unary(@operator, a);
        }
    }

    private static Expression Apply(BinaryOperator @operator, Expression a, Expression b)
    {
        if (a is Constant left && b is Constant right)
        {
            return Evaluator.Apply(@operator, left.Value, right.Value);
        }

        return @operator switch
        {
            BinaryOperator.Add => SumRules.Add(a, b),
            BinaryOperator.Subtract => SumRules.Subtract(a, b),
            BinaryOperator.Multiply => ProductRules.Multiply(a, b),
            BinaryOperator.Divide => ProductRules.Divide(a, b),
            BinaryOperator.Pow => Power(a, b),
            _ => Extremum(@operator, a, b),
        };
    }

    private static Expression Power(Expression a, Expression b) => b switch
    {
        Constant { Value: 0 } => 1,
        Constant { Value: 1 } => a,
        Constant { Value: 2 } when a is Variable => a * a,
        Constant { Value: 0.5 } => Formula.Sqrt(a),
        Constant { Value: -1 } => 1 / a,
        _ => new Binary(BinaryOperator.Pow, a, b),
    };

    /// <summary>min and max: constants to the right and together.</summary>
    private static Expression Extremum(BinaryOperator @operator, Expression a, Expression b)
    {
        if (a == b)
        {
            return a;
        }

        if (a is Constant)
        {
            (a, b) = (b, a);
        }

        return b is Constant outer && a is Binary { Right: Constant inner } nested && nested.Operator == @operator
            ? nested with { Right = Evaluator.Apply(@operator, inner.Value, outer.Value) }
            : new Binary(@operator, a, b);
    }
}
