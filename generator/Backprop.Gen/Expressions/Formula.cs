namespace Backprop.Gen.Expressions;

/// <summary>The vocabulary in which formulas are written: <c>using static Backprop.Gen.Expressions.Formula;</c>.</summary>
internal static class Formula
{
    /// <summary>The operand of a unary formula.</summary>
    public static Expression X { get; } = new Variable("x");

    /// <summary>The formula's own result, for derivatives that are cheaper in terms of it.</summary>
    public static Expression Y { get; } = new Variable("y");

    /// <summary>The target of a loss.</summary>
    public static Expression Target { get; } = new Variable("t");

    /// <summary>The prediction of a loss.</summary>
    public static Expression Prediction { get; } = new Variable("p");

    /// <summary>The gradient that arrives at the result.</summary>
    public static Expression Upstream { get; } = new Variable("dy");

    /// <summary>The index along the last axis.</summary>
    public static Expression FeatureIndex { get; } = new Variable("i");

    public static Expression Variable(string name) => new Variable(name);

    public static Expression Abs(Expression a) => new Unary(UnaryOperator.Abs, a);

    public static Expression Sign(Expression a) => new Unary(UnaryOperator.Sign, a);

    public static Expression Sqrt(Expression a) => new Unary(UnaryOperator.Sqrt, a);

    public static Expression Exp(Expression a) => new Unary(UnaryOperator.Exp, a);

    public static Expression Expm1(Expression a) => new Unary(UnaryOperator.Expm1, a);

    public static Expression Log(Expression a) => new Unary(UnaryOperator.Log, a);

    public static Expression Log1p(Expression a) => new Unary(UnaryOperator.Log1p, a);

    public static Expression Tanh(Expression a) => new Unary(UnaryOperator.Tanh, a);

    public static Expression Sigmoid(Expression a) => new Unary(UnaryOperator.Sigmoid, a);

    public static Expression Softplus(Expression a) => new Unary(UnaryOperator.Softplus, a);

    public static Expression Erf(Expression a) => new Unary(UnaryOperator.Erf, a);

    public static Expression Sin(Expression a) => new Unary(UnaryOperator.Sin, a);

    public static Expression Cos(Expression a) => new Unary(UnaryOperator.Cos, a);

    public static Expression Floor(Expression a) => new Unary(UnaryOperator.Floor, a);

    public static Expression Min(Expression a, Expression b) => new Binary(BinaryOperator.Min, a, b);

    public static Expression Max(Expression a, Expression b) => new Binary(BinaryOperator.Max, a, b);

    public static Expression Pow(Expression a, Expression b) => new Binary(BinaryOperator.Pow, a, b);

    public static Expression Clip(Expression a, Expression low, Expression high) => Min(Max(a, low), high);

    public static Expression IfLess(Expression a, Expression b, Expression then, Expression otherwise) =>
        new Choice(Relation.Less, a, b, then, otherwise);

    public static Expression IfLessOrEqual(Expression a, Expression b, Expression then, Expression otherwise) =>
        new Choice(Relation.LessOrEqual, a, b, then, otherwise);

    public static Expression IfGreater(Expression a, Expression b, Expression then, Expression otherwise) =>
        new Choice(Relation.Greater, a, b, then, otherwise);

    public static Expression IfGreaterOrEqual(Expression a, Expression b, Expression then, Expression otherwise) =>
        new Choice(Relation.GreaterOrEqual, a, b, then, otherwise);

    public static Expression IfEqual(Expression a, Expression b, Expression then, Expression otherwise) =>
        new Choice(Relation.Equal, a, b, then, otherwise);
}
