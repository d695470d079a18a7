namespace Backprop.Gen.Expressions;

/// <summary>
/// Sums and differences of simplified operands. Constants are gathered behind the rest, equal terms become one, signs move into the choice
/// between plus and minus; the other terms stay in the order and grouping in which they were written.
/// </summary>
internal static class SumRules
{
    public static Expression Add(Expression a, Expression b) => Combine(a, b, 1);

    public static Expression Subtract(Expression a, Expression b) => Combine(a, b, -1);

    private static Expression Combine(Expression a, Expression b, int sign)
    {
        (Expression? coreA, double ka) = Split(a);
        (Expression? coreB, double kb) = Split(b);
        double constant = ka + (sign * kb);
        bool gathers = coreA is null || coreB is null || (ka != 0 && kb != 0);
        if (!gathers || double.IsInfinity(constant))
        {
            return Terms(a, b, sign);
        }

        Expression? signedB = coreB is null || sign > 0 ? coreB : ProductRules.Multiply(-1, coreB);
        Expression? core = coreA is null ? signedB : coreB is null ? coreA : Terms(coreA, coreB, sign);
        return core is null ? constant : AddConstant(core, constant);
    }

    /// <summary>The constant term of a simplified expression and the rest, null where nothing is left.</summary>
    private static (Expression? Core, double Constant) Split(Expression e) => e switch
    {
        Constant { Value: var c } when !double.IsNaN(c) && !double.IsInfinity(c) => (null, c),
        Binary { Operator: BinaryOperator.Add, Left: var a, Right: Constant { Value: var c } } => (a, c),
        Binary { Operator: BinaryOperator.Subtract, Left: var a, Right: Constant { Value: var c } } => (a, -c),
        Binary { Operator: BinaryOperator.Subtract, Left: Constant { Value: var c }, Right: var a } => (ProductRules.Multiply(-1, a), c),
        _ => (e, 0),
    };

    private static Expression AddConstant(Expression core, double constant)
    {
        if (constant == 0)
        {
            return core;
        }

        if (core is Constant number)
        {
            return number.Value + constant;
        }

        if (core is Choice { WhenTrue: Constant, WhenFalse: Constant } choice)
        {
            return ChoiceRules.Into(choice, branch => AddConstant(branch, constant));
        }

        (double coefficient, Expression? rest) = ProductRules.Split(core);
        return coefficient < 0 ? new Binary(BinaryOperator.Subtract, constant, ProductRules.Multiply(-coefficient, rest!))
            : constant < 0 ? new Binary(BinaryOperator.Subtract, core, -constant)
            : new Binary(BinaryOperator.Add, core, constant);
    }

    /// <summary>a ± b where no constants meet.</summary>
    private static Expression Terms(Expression a, Expression b, int sign)
    {
        if (a is Choice first && b is Choice second && ChoiceRules.SameCondition(first, second))
        {
            return ChoiceRules.Merge(first, second, (x, y) => Combine(x, y, sign));
        }

        (double ca, Expression? coreA) = ProductRules.Split(a);
        (double cb, Expression? coreB) = ProductRules.Split(b);
        cb *= sign;
        if (coreA is null || coreB is null)
        {
            return new Binary(sign > 0 ? BinaryOperator.Add : BinaryOperator.Subtract, a, b);
        }

        if (ProductRules.SameFactors(coreA, coreB))
        {
            return ProductRules.Multiply(ca + cb, coreA);
        }

        Expression size = ProductRules.Multiply(Math.Abs(cb), coreB);
        return (ca, cb) switch
        {
            (-1, > 0) => new Binary(BinaryOperator.Subtract, size, coreA),
            (-1, _) => ProductRules.Multiply(-1, new Binary(BinaryOperator.Add, coreA, size)),
            (_, > 0) => new Binary(BinaryOperator.Add, a, size),
            _ => new Binary(BinaryOperator.Subtract, a, size),
        };
    }
}
