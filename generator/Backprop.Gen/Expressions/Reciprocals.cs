namespace Backprop.Gen.Expressions;

/// <summary>
/// a · (c / d) becomes c · (a / d) where nothing else reads the quotient, so that c can meet other constants or is 1. Where several products
/// share the quotient, one division and several products are cheaper than several divisions.
/// </summary>
internal static class Reciprocals
{
    public static Expression Contract(Expression expression) => Visit(expression, SharedSubexpressions.CountReaders(expression));

    private static Expression Visit(Expression e, Dictionary<Expression, int> readers)
    {
        if (e is Binary { Operator: BinaryOperator.Multiply, Left: var a, Right: var b } and not { Left: Constant })
        {
            (Expression factor, Binary? quotient) = Unshared(b, readers) is { } right ? (a, right) : (b, Unshared(a, readers));
            if (quotient is { Left: Constant { Value: var c } })
            {
                Expression contracted = Visit(factor, readers) / Visit(quotient.Right, readers);
                return c == 1 ? contracted : c * contracted;
            }
        }

        return e.Map(operand => Visit(operand, readers));
    }

    private static Binary? Unshared(Expression e, Dictionary<Expression, int> readers) =>
        e is Binary { Operator: BinaryOperator.Divide, Left: Constant } quotient && readers[e] == 1 ? quotient : null;
}
