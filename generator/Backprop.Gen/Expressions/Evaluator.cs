namespace Backprop.Gen.Expressions;

/// <summary>A formula's value in double: what constants are folded with and what tests compare generated code with.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expression expression, Func<string, double> variables)
    {
        double Value(Expression e) => Evaluate(e, variables);
        return expression switch
        {
            Constant constant => constant.Value,
            Variable variable => variables(variable.Name),
            Unary unary => Apply(unary.Operator, Value(unary.Operand)),
            Binary binary => Apply(binary.Operator, Value(binary.Left), Value(binary.Right)),
            Choice choice => Value(Holds(choice.Relation, Value(choice.Left), Value(choice.Right)) ? choice.WhenTrue : choice.WhenFalse),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
        };
    }

    public static double Apply(UnaryOperator @operator, double a) => @operator switch
    {
        UnaryOperator.Negate => -a,
        UnaryOperator.Abs => Math.Abs(a),
        UnaryOperator.Sign => a > 0 ? 1 : a < 0 ? -1 : a,
        UnaryOperator.Sqrt => Math.Sqrt(a),
        UnaryOperator.Exp => Math.Exp(a),
        UnaryOperator.Expm1 => ScalarFunctions.Expm1(a),
        UnaryOperator.Log => Math.Log(a),
        UnaryOperator.Log1p => ScalarFunctions.Log1p(a),
        UnaryOperator.Tanh => Math.Tanh(a),
        UnaryOperator.Sigmoid => ScalarFunctions.Sigmoid(a),
        UnaryOperator.Softplus => ScalarFunctions.Softplus(a),
        UnaryOperator.Erf => ScalarFunctions.Erf(a),
        UnaryOperator.Sin => Math.Sin(a),
        UnaryOperator.Cos => Math.Cos(a),
        UnaryOperator.Floor => Math.Floor(a),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "Unknown operator."),
    };

    public static double Apply(BinaryOperator @operator, double a, double b) => @operator switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Min => Math.Min(a, b),
        BinaryOperator.Max => Math.Max(a, b),
        BinaryOperator.Pow => Math.Pow(a, b),
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "Unknown operator."),
    };

    /// <summary>False where either side is NaN.</summary>
    public static bool Holds(Relation relation, double a, double b) => relation switch
    {
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Greater => a > b,
        Relation.GreaterOrEqual => a >= b,
        Relation.Equal => a == b,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Unknown relation."),
    };
}
