namespace Backprop.Gen.Expressions;

/// <summary>
/// Products and quotients of simplified operands. Each is brought into the form coefficient · core: constants are gathered in front, a
/// negative sign counts as the coefficient −1, a division by a constant as a factor, and the core keeps its structure. A quotient
/// constant / d is part of the core, for other products may share it.
/// </summary>
internal static class ProductRules
{
    public static Expression Multiply(Expression a, Expression b)
    {
        (double ca, Expression? coreA) = Split(a);
        (double cb, Expression? coreB) = Split(b);
        return Fits(ca * cb, ca, cb)
            ? Scale(ca * cb, coreA is null ? coreB : coreB is null ? coreA : Product(coreA, coreB))
            : new Binary(BinaryOperator.Multiply, a, b);
    }

    public static Expression Divide(Expression a, Expression b)
    {
        (double ca, Expression? coreA) = Split(a);
        (double cb, Expression? coreB) = Split(b);
        return cb != 0 && Fits(ca / cb, ca, cb)
            ? Scale(ca / cb, coreB is null ? coreA : Quotient(coreA, coreB))
            : new Binary(BinaryOperator.Divide, a, b);
    }

    /// <summary>The constant factor of a simplified expression and the rest, null where nothing is left.</summary>
    public static (double Coefficient, Expression? Core) Split(Expression e)
    {
        switch (e)
        {
            case Constant { Value: var c } when IsFinite(c):
                return (c, null);
            case Unary { Operator: UnaryOperator.Negate, Operand: var a }:
                (double inner, Expression? core) = Split(a);
                return (-inner, core);
            case Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: var c }, Right: var a } when IsFinite(c):
                return (c, a);
            default:
                return (1, e);
        }
    }

    /// <summary>Whether two products have the same factors, in whatever order.</summary>
    public static bool SameFactors(Expression a, Expression b)
    {
        if (a == b)
        {
            return true;
        }

        List<Expression> rest = [.. Factors(b)];
        return Factors(a).All(rest.Remove) && rest.Count == 0;
    }

    private static IEnumerable<Expression> Factors(Expression e) =>
        e is Binary { Operator: BinaryOperator.Multiply } product ? Factors(product.Left).Concat(Factors(product.Right)) : [e];

    /// <summary>coefficient · core, for a core without a constant factor.</summary>
    private static Expression Scale(double coefficient, Expression? core)
    {
        if (core is null || coefficient == 0)
        {
            return coefficient == 0 ? 0 : coefficient;
        }

        switch (core)
        {
            case var _ when coefficient == 1:
                return core;
            case Choice { WhenTrue: Constant, WhenFalse: Constant } choice:
                return ChoiceRules.Into(choice, branch => Multiply(coefficient, branch));
            case Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: var c } } quotient when Fits(coefficient * c, coefficient, c):
                return quotient with { Left = coefficient * c };
            case Binary { Operator: BinaryOperator.Subtract } difference when coefficient == -1:
                return SumRules.Subtract(difference.Right, difference.Left);
            case Binary { Operator: BinaryOperator.Add, Right: Constant { Value: var c } } sum when coefficient == -1:
                return SumRules.Subtract(-c, sum.Left);
            default:
                return coefficient == -1 ? new Unary(UnaryOperator.Negate, core) : new Binary(BinaryOperator.Multiply, coefficient, core);
        }
    }

    private static Expression Product(Expression a, Expression b)
    {
        if (a is Choice first && b is Choice second && ChoiceRules.SameCondition(first, second))
        {
            return ChoiceRules.Merge(first, second, Multiply);
        }

        // dy · (x > 0 ? 1 : 0) becomes x > 0 ? dy : 0: a selection instead of a selection and a product.
        return a is Choice left && HasZero(left) ? ChoiceRules.Into(left, branch => Multiply(branch, b))
            : b is Choice right && HasZero(right) ? ChoiceRules.Into(right, branch => Multiply(a, branch))
            : new Binary(BinaryOperator.Multiply, a, b);
    }

    private static Expression Quotient(Expression? a, Expression b)
    {
        if (b is Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: not 0 and var c }, Right: var inner } && Fits(1 / c, 1, c))
        {
            return Multiply(1 / c, a is null ? inner : Multiply(a, inner));
        }

        return a is Choice choice && HasZero(choice)
            ? ChoiceRules.Into(choice, branch => Divide(branch, b))
            : new Binary(BinaryOperator.Divide, a ?? 1, b);
    }

    private static bool HasZero(Choice choice) => choice.WhenTrue is Constant { Value: 0 } || choice.WhenFalse is Constant { Value: 0 };

    /// <summary>
    /// Whether two constants may become one: a result near the ends of float's range could overflow or vanish where the formula as written
    /// does not.
    /// </summary>
    private static bool Fits(double result, double a, double b)
    {
        double magnitude = Math.Abs(result);
        return a == 0 || b == 0 || Math.Abs(a) == 1 || Math.Abs(b) == 1 || (magnitude >= 1e-30 && magnitude <= 1e30);
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
