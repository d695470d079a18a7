namespace Backprop.Gen.Expressions;

/// <summary>
/// a · (1 / d) becomes a / d where nothing else reads the reciprocal. Where several products share it, one division and several products are
/// cheaper than several divisions.
/// </summary>
internal static class Reciprocals
{
    public static Expression Contract(Expression expression)
    {
        Dictionary<Expression, int> readers = SharedSubexpressions.CountReaders(expression);
        return Visit(expression, readers);
    }

    private static Expression Visit(Expression e, Dictionary<Expression, int> readers)
    {
        if (e is Binary { Operator: BinaryOperator.Multiply, Left: var a, Right: var b } and not { Left: Constant })
        {
            return Denominator(b, readers) is { } d ? Visit(a, readers) / Visit(d, readers)
                : Denominator(a, readers) is { } c ? Visit(b, readers) / Visit(c, readers)
                : e.Map(operand => Visit(operand, readers));
        }

        return e.Map(operand => Visit(operand, readers));
    }

    private static Expression? Denominator(Expression e, Dictionary<Expression, int> readers) =>
        e is Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: 1 }, Right: var d } && readers[e] == 1 ? d : null;
}
