using Backprop.Gen.Expressions;
using static Backprop.Gen.Expressions.Formula;

namespace Backprop.Gen.Tests.Expressions;

public sealed class DerivativeTests
{
    public static TheoryData<string> Operators => [.. Enum.GetNames<UnaryOperator>()];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_function_differentiates_to_its_slope(string name)
    {
        Expression f = new Unary(Enum.Parse<UnaryOperator>(name), (0.7 * X) + 0.3);
        foreach (double x in new[] { -0.2, 0.05, 0.4, 1.3, 2.9 })
        {
            AssertSlope(f, x);
        }
    }

    [Fact]
    public void Operators_of_two_operands_differentiate_in_either_and_in_both()
    {
        Expression u = (X * X) + 1.5;
        Expression v = Exp(0.3 * X) + 2;
        foreach (BinaryOperator @operator in Enum.GetValues<BinaryOperator>())
        {
            foreach ((Expression a, Expression b) in new[] { (u, v), (v, u), (u, (Expression)1.7), ((Expression)2.2, v) })
            {
                foreach (double x in new[] { -1.9, -0.4, 0.3, 1.1 })
                {
                    AssertSlope(new Binary(@operator, a, b), x);
                }
            }
        }
    }

    [Fact]
    public void The_derivative_of_a_random_formula_is_its_slope()
    {
        const int Seed = 11;
        RandomExpressions random = new(Seed);
        int compared = 0;
        for (int i = 0; i < 4000; i++)
        {
            Expression f = random.Draw(4);
            Expression derivative = Derivative.Of(f, "a");
            Func<string, double> point = random.Point();
            double slope = derivative.Evaluate(point);
            double? expected = Slope(f, point);
            if (expected is { } e && IsInDomain(f, point))
            {
                compared++;
                Assert.True(
                    Math.Abs(slope - e) <= 1e-5 * (1 + Math.Abs(e)),
                    $"seed {Seed}, formula {i}: d/da {f} is {e:R}, not {slope:R} = {derivative}");
            }
        }

        Assert.InRange(compared, 1500, 4000);
    }

    [Fact]
    public void A_formula_that_does_not_read_the_variable_has_derivative_zero() =>
        Assert.Equal(0, Derivative.Of(Exp(Variable("w")) / Y, "x"));

    [Fact]
    public void A_tie_counts_for_the_constant_or_for_the_second_operand()
    {
        Assert.Equal(0, Derivative.Of(Max(X, 0), "x").Evaluate(_ => 0));
        Assert.Equal(0, Derivative.Of(Max(0, X), "x").Evaluate(_ => 0));
        Assert.Equal(0, Derivative.Of(Min(6, X), "x").Evaluate(_ => 6));
        Assert.Equal(0, Derivative.Of(Max(X, Y), "x").Evaluate(_ => 1));
        Assert.Equal(1, Derivative.Of(Max(X, Y), "y").Evaluate(_ => 1));
    }

    [Theory]
    [InlineData("cube", "3·x²")]
    [InlineData("relu", "1 for x > 0, else 0")]
    [InlineData("tanhshrink", "tanh(x)²")]
    [InlineData("log", "1/x")]
    [InlineData("root", "0.5/√x")]
    [InlineData("square error", "2·(x − y)")]
    public void Derivatives_come_out_short(string name, string expected)
    {
        Expression f = name switch
        {
            "cube" => X * X * X,
            "relu" => Max(X, 0),
            "tanhshrink" => X - Tanh(X),
            "log" => Log(X),
            "root" => Sqrt(X),
            _ => (X - Y) * (X - Y),
        };
        Assert.Equal(expected, Derivative.Of(f, "x").ToString());
    }

    /// <summary>Whether every part is finite, and every power and root that varies is one of a positive number.</summary>
    private static bool IsInDomain(Expression e, Func<string, double> point)
    {
        bool positive = e is Binary { Operator: BinaryOperator.Pow } or Unary { Operator: UnaryOperator.Sqrt } && e.Reads("a");
        return double.IsFinite(e.Evaluate(point))
            && (!positive || e.Operands[0].Evaluate(point) > 0)
            && e.Operands.All(o => IsInDomain(o, point));
    }

    private static void AssertSlope(Expression f, double x)
    {
        double actual = Derivative.Of(f, "x").Evaluate(_ => x);
        double expected = Central(f, _ => x, "x", 1e-5);
        Assert.True(Math.Abs(actual - expected) <= 1e-8 * (1 + Math.Abs(expected)), $"{f} at {x}: {expected:R}, not {actual:R}");
    }

    /// <summary>The slope, or null where finite differences do not agree with each other: near kinks, jumps and poles.</summary>
    private static double? Slope(Expression f, Func<string, double> point)
    {
        double[] steps = [Central(f, point, "a", 1e-4), Central(f, point, "a", 3e-5), OneSided(f, point, 1e-6), OneSided(f, point, -1e-6)];
        bool agree = steps.All(s => double.IsFinite(s) && Math.Abs(s) < 1e6 && Math.Abs(s - steps[1]) <= 2e-5 * (1 + Math.Abs(s)));

        // One step each way more, so that a kink exactly at the point shows.
        return agree && double.IsFinite(f.Evaluate(point)) ? steps[1] : null;
    }

    private static double Central(Expression f, Func<string, double> point, string name, double h) =>
        (f.Evaluate(n => point(n) + (n == name ? h : 0)) - f.Evaluate(n => point(n) - (n == name ? h : 0))) / (2 * h);

    private static double OneSided(Expression f, Func<string, double> point, double h) =>
        (f.Evaluate(n => point(n) + (n == "a" ? h : 0)) - f.Evaluate(point)) / h;
}
