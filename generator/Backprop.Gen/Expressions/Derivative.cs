namespace Backprop.Gen.Expressions;

/// <summary>
/// Symbolic differentiation. Where the derivative jumps it takes one side: |a| and sign have 0 at 0, a choice differentiates the branch that
/// it takes, and where the operands of min or max are equal the second one counts, or the constant one.
/// </summary>
internal static class Derivative
{
    private static readonly double TwoOverRootPi = 2 / Math.Sqrt(Math.PI);

    /// <summary>∂expression/∂name, simplified. It reads the expression's variables only.</summary>
    public static Expression Of(Expression expression, string name) => Differentiate(expression, name).Simplify();

    private static Expression Differentiate(Expression e, string name)
    {
        if (!e.Reads(name))
        {
            return 0;
        }

        return e switch
        {
            Unary unary => Chain(unary, Differentiate(unary.Operand, name)),
            Binary binary => Differentiate(binary, name),
            Choice choice => choice with
            {
                WhenTrue = Differentiate(choice.WhenTrue, name),
                WhenFalse = Differentiate(choice.WhenFalse, name),
            },
            _ => 1,
        };
    }

    /// <summary>The derivative of f(a) given da, in terms of f's value where that saves an evaluation.</summary>
    private static Expression Chain(Unary f, Expression da)
    {
        Expression a = f.Operand;
        return f.Operator switch
        {
            UnaryOperator.Negate => -da,
            UnaryOperator.Abs => Formula.Sign(a) * da,
            UnaryOperator.Sign or UnaryOperator.Floor => 0,
            UnaryOperator.Sqrt => 0.5 * da / f,
            UnaryOperator.Exp => f * da,
            UnaryOperator.Expm1 => Formula.Exp(a) * da,
            UnaryOperator.Log => da / a,
            UnaryOperator.Log1p => da / (1 + a),
            UnaryOperator.Tanh => (1 - (f * f)) * da,
            UnaryOperator.Sigmoid => f * (1 - f) * da,
            UnaryOperator.Softplus => Formula.Sigmoid(a) * da,
            UnaryOperator.Erf => TwoOverRootPi * Formula.Exp(-(a * a)) * da,
            UnaryOperator.Sin => Formula.Cos(a) * da,
            UnaryOperator.Cos => -Formula.Sin(a) * da,
            _ => throw new InvalidOperationException($"{f.Operator} has no derivative."),
        };
    }

    private static Expression Differentiate(Binary f, string name)
    {
        (Expression a, Expression b) = (f.Left, f.Right);
        Expression da = Differentiate(a, name);
        Expression db = Differentiate(b, name);
        switch (f.Operator)
        {
            case BinaryOperator.Add:
                return da + db;
            case BinaryOperator.Subtract:
                return da - db;
            case BinaryOperator.Multiply:
                return (da * b) + (a * db);
            case BinaryOperator.Divide:
                return b.Reads(name) ? (da - (f * db)) / b : da / b;
            case BinaryOperator.Min:
                return a.IsConstant ? Formula.IfLess(b, a, db, da) : Formula.IfLess(a, b, da, db);
            case BinaryOperator.Max:
                return a.IsConstant ? Formula.IfGreater(b, a, db, da) : Formula.IfGreater(a, b, da, db);
            case BinaryOperator.Pow when !b.Reads(name):
                return b * Formula.Pow(a, b - 1) * da;
            case BinaryOperator.Pow:
                return f * ((db * Formula.Log(a)) + (b * da / a));
            default:
                throw new InvalidOperationException($"{f.Operator} has no derivative.");
        }
    }
}
