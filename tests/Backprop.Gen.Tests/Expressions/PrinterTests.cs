using Backprop.Gen.Expressions;
using static Backprop.Gen.Expressions.Formula;

namespace Backprop.Gen.Tests.Expressions;

public sealed class PrinterTests
{
    private static readonly Expression A = Variable("a");
    private static readonly Expression B = Variable("b");
    private static readonly Expression C = Variable("c");

    [Fact]
    public void Products_that_are_added_are_fused()
    {
        AssertLanes("V.MultiplyAdd(a, b, c)", (A * B) + C);
        AssertLanes("V.MultiplyAdd(a, b, c)", C + (A * B));
        AssertLanes("V.MultiplyAdd(a, b, a * c)", (A * B) + (A * C));
        AssertLanes("V.MultiplyAdd(V.Broadcast(2f), x, V.Broadcast(1f))", (2 * X) + 1);
        AssertLanes("V.MultiplyAdd(a, b, V.Broadcast(-1f))", (A * B) - 1);
        AssertLanes("V.MultiplyAdd(V.Broadcast(-0.5f), x, c)", C - (0.5 * X));
        AssertLanes("V.MultiplyAdd(x, V.Broadcast(-0.5f), c)", C - (X * 0.5));
        AssertLanes("V.MultiplyAdd(a * b, c, V.Sqrt(x))", (A * B * C) + Sqrt(X));
    }

    [Fact]
    public void A_difference_that_would_need_a_negation_more_is_not_fused()
    {
        AssertLanes("1f - (y * y)", 1 - (Y * Y));
        AssertLanes("(a * b) - c", (A * B) - C);
        AssertLanes("c - (a * b)", C - (A * B));
    }

    [Fact]
    public void Parentheses_stand_where_ranks_meet()
    {
        AssertLanes("a + b - c", A + B - C);
        AssertLanes("a - (b - c)", A - (B - C));
        AssertLanes("a * b / c", A * B / C);
        AssertLanes("a / (b * c)", A / (B * C));
        AssertLanes("(a + b) * c", (A + B) * C);
        AssertLanes("(a / b) + c", (A / B) + C);
        AssertLanes("-a * b", -A * B);
        AssertLanes("a * (-b)", A * -B);
        AssertLanes("-(a + b)", -(A + B));
        AssertLanes("-(-a)", -(-A));
    }

    [Fact]
    public void Constants_are_literals_beside_operators_and_vectors_elsewhere()
    {
        AssertLanes("0.2f * x", 0.2 * X);
        AssertLanes("x - 3f", X + -3);
        AssertLanes("x + 3f", X - -3);
        AssertLanes("x * -2f", X * -2);
        AssertLanes("1f / x", 1 / X);
        AssertLanes("V.Max(x, V.Zero)", Max(X, 0));
        AssertLanes("V.Pow(x, V.Broadcast(1.5f))", Pow(X, 1.5));
        AssertLanes("V.Select(V.LessThanOrEqual(x, V.Broadcast(0.5f)), V.Zero, x)", IfLessOrEqual(X, 0.5, 0, X));
        AssertLanes("V.Broadcast(0.5f)", 0.5);
        AssertLanes("V.Zero", 0);
        AssertLanes("V.Broadcast(float.PositiveInfinity)", double.PositiveInfinity);
        Assert.Equal("0.1 * x", ExpressionPrinter.Lanes(0.1 * X, "double", n => n));
        Assert.Equal("V.Broadcast(1e-7)", ExpressionPrinter.Lanes(1e-7, "double", n => n));
    }

    [Fact]
    public void A_part_without_variables_is_written_as_its_value()
    {
        AssertLanes("x * 2f", X * Sqrt(4));
        AssertLanes("V.MultiplyAdd(x, V.Broadcast(6f), y)", (X * ((Expression)2 * 3)) + Y);
        AssertLanes("V.Broadcast(1f)", Exp(0));
    }

    [Theory]
    [InlineData(Relation.Less, "V.LessThan", "<")]
    [InlineData(Relation.LessOrEqual, "V.LessThanOrEqual", "<=")]
    [InlineData(Relation.Greater, "V.GreaterThan", ">")]
    [InlineData(Relation.GreaterOrEqual, "V.GreaterThanOrEqual", ">=")]
    [InlineData(Relation.Equal, "V.Equal", "==")]
    internal void Every_relation_has_its_form(Relation relation, string lanes, string scalar)
    {
        Expression f = new Choice(relation, A, B, X, Y);
        AssertLanes($"V.Select({lanes}(a, b), x, y)", f);
        Assert.Equal($"(a {scalar} b ? x : y)", ExpressionPrinter.Scalar(f, n => n));
    }

    [Fact]
    public void Variables_are_written_as_the_caller_says() =>
        Assert.Equal("V.Load(ref x, j) * V.Load(ref y, j)", ExpressionPrinter.Lanes(X * Y, "float", n => $"V.Load(ref {n}, j)"));

    [Fact]
    public void Scalars_are_printed_in_double_over_Math()
    {
        Expression t = Variable("t");
        Expression rate = Variable("η") * Sqrt(1 - Pow(0.999, t)) / (1 - Pow(0.9, t));
        Assert.Equal("η * Math.Sqrt(1.0 - (t > 708042.0 ? 0.0 : Math.Pow(0.999, t))) / (1.0 - (t > 6723.0 ? 0.0 : Math.Pow(0.9, t)))", ExpressionPrinter.Scalar(rate, n => n));
        Assert.Equal("(x * y) + 2.0", ExpressionPrinter.Scalar((X * Y) + 2, n => n));
        Assert.Equal("Math.Max(x, 0.0)", ExpressionPrinter.Scalar(Max(X, 0), n => n));
        Assert.Equal("0.25", ExpressionPrinter.Scalar(0.25, n => n));
        Assert.Equal(
            "ScalarDouble.GetLane(ScalarDouble.Sigmoid(ScalarDouble.Broadcast(x)), 0)", ExpressionPrinter.Scalar(Sigmoid(X), n => n));
    }

    [Fact]
    public void Mathematics_has_few_parentheses()
    {
        AssertMathematics("a·b + c", (A * B) + C);
        AssertMathematics("a − (b − c)", A - (B - C));
        AssertMathematics("(a + b)·c", (A + B) * C);
        AssertMathematics("a/(b·c)", A / (B * C));
        AssertMathematics("(1 − |x|)²", (1 - Abs(X)) * (1 - Abs(X)));
        AssertMathematics("√(x² + 4)", Sqrt((X * X) + 4));
        AssertMathematics("e^(−x)", Exp(-X));
        AssertMathematics("2·(e^x − 1)", 2 * Expm1(X));
        AssertMathematics("ln(1 + e^x)·σ(x)", Softplus(X) * Sigmoid(X));
        AssertMathematics("a·(x for x > 0, else −0.5)", A * IfGreater(X, 0, X, -0.5));
        AssertMathematics("x/6", X / 6 is var sixth ? sixth.Simplify() : X);
        AssertMathematics("1.0507·x", 1.0507009873554805 * X);
        AssertMathematics("∞", double.PositiveInfinity);
        AssertMathematics("erf(min(x, 20)) + ⌊x⌋", Erf(Min(X, 20)) + Floor(X));
    }

    private static void AssertLanes(string expected, Expression e) => Assert.Equal(expected, ExpressionPrinter.Lanes(e, "float", n => n));

    private static void AssertMathematics(string expected, Expression e) => Assert.Equal(expected, ExpressionPrinter.Mathematics(e, n => n));
}
