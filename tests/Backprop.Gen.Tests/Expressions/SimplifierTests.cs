using Backprop.Gen.Expressions;
using static Backprop.Gen.Expressions.Formula;

namespace Backprop.Gen.Tests.Expressions;

public sealed class SimplifierTests
{
    public static TheoryData<string, string> Rules => new()
    {
        { Text(0 * X), "0" },
        { Text(X * 1), "x" },
        { Text(X + 0), "x" },
        { Text(0 - X), "−x" },
        { Text(-(-X)), "x" },
        { Text(X - X), "0" },
        { Text(X + X), "2·x" },
        { Text((X * Y) - (Y * X)), "0" },
        { Text((X * Y * 3) + (Y * X)), "4·x·y" },
        { Text(2 * (X * 3)), "6·x" },
        { Text(2 * X * (3 * Y)), "6·x·y" },
        { Text(X / 4), "0.25·x" },
        { Text(3 / (2 * X)), "1.5/x" },
        { Text(-X * -Y), "x·y" },
        { Text(-X * Y), "−x·y" },
        { Text(-X / Y), "−x/y" },
        { Text(X + (-Y)), "x − y" },
        { Text(X - (-2 * Y)), "x + 2·y" },
        { Text(-X + Y), "y − x" },
        { Text(-(X - Y)), "y − x" },
        { Text(-X - Y), "−(x + y)" },
        { Text(X + 1 + 2), "x + 3" },
        { Text(1 + X - 3), "x − 2" },
        { Text(1 - (1 - X)), "x" },
        { Text(2 - (X + 5)), "−3 − x" },
        { Text(X + 1 + (Y + 2)), "x + y + 3" },
        { Text(X * (1 / Y)), "x/y" },
        { Text(X / (1 / Y)), "x·y" },
        { Text(Min(Min(2, X), 3)), "min(x, 2)" },
        { Text(Max(X, X)), "x" },
        { Text(Abs(-X)), "|x|" },
        { Text(Tanh(-X)), "−tanh(x)" },
        { Text(Pow(X, 2)), "x²" },
        { Text(Pow(X, 0.5)), "√x" },
        { Text(Sqrt(4) * X), "2·x" },
        { Text(IfLess(X, 0, Y, Y)), "y" },
        { Text(IfLess(1, 2, X, Y)), "x" },
        { Text(IfLess(0, X, Y, 1)), "y for x > 0, else 1" },
        { Text(Y * IfGreater(X, 0, 1, 0)), "y for x > 0, else 0" },
        { Text(Y * IfGreater(X, 0, 1, 0.5)), "y·(1 for x > 0, else 0.5)" },
        { Text(2 * IfGreater(X, 0, 1, 0.5)), "2 for x > 0, else 1" },
        { Text(IfGreater(X, 0, IfGreater(X, 0, Y, 1), 2)), "y for x > 0, else 2" },
        { Text(IfGreater(X, 0, 1, IfGreater(X, 0, Y, 2))), "1 for x > 0, else 2" },
        { Text(IfLess(X, 0, IfLess(0, X, 1, Y), 2)), "y for x < 0, else 2" },
        { Text(IfLess(X, Y, 1, 0) + IfLess(X, Y, 0, 1)), "1" },
        { Text(IfEqual(X, Y, IfGreaterOrEqual(Y, X, 3, 4), 5)), "3 for x = y, else 5" },
    };

    private static readonly Dictionary<string, Expression> Texts = [];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_gives_the_shorter_form(string formula, string expected) => Assert.Equal(expected, Texts[formula].Simplify().ToString());

    [Fact]
    public void A_random_formula_keeps_its_value_and_never_grows()
    {
        const int Seed = 7;
        RandomExpressions random = new(Seed);
        int compared = 0;
        int shorter = 0;
        const int Formulas = 10_000;
        for (int i = 0; i < Formulas; i++)
        {
            Expression f = random.Draw(4);
            Expression simple = f.Simplify();
            string where = $"seed {Seed}, formula {i}: {f} became {simple}";
            Assert.True(RandomExpressions.Size(simple) <= RandomExpressions.Size(f), where);
            Assert.True(simple.Simplify() == simple, where + ", which becomes " + simple.Simplify());
            Assert.DoesNotContain(new[] { "a", "b", "c" }, name => simple.Reads(name) && !f.Reads(name));
            shorter += RandomExpressions.Size(simple) < RandomExpressions.Size(f) ? 1 : 0;
            for (int k = 0; k < 3; k++)
            {
                Func<string, double> point = random.Point();
                if (RandomExpressions.IsStable(f, point))
                {
                    compared++;
                    (double before, double after) = (f.Evaluate(point), simple.Evaluate(point));
                    Assert.True(Math.Abs(before - after) <= 1e-7 * (1 + Math.Abs(before)), $"{where}: {before:R}, then {after:R}");
                }
            }
        }

        Assert.InRange(shorter, Formulas / 4, Formulas);
        Assert.InRange(compared, Formulas, 3 * Formulas);
    }

    [Fact]
    public void A_NaN_goes_through_unless_a_literal_zero_stands_before_it()
    {
        double Nan(Expression e) => e.Simplify().Evaluate(n => n == "x" ? double.NaN : 1);
        Assert.True(double.IsNaN(Nan((X * Y) + 0)));
        Assert.True(double.IsNaN(Nan(X / X)));
        Assert.True(double.IsNaN(Nan(Max(X, 0))));
        Assert.True(double.IsNaN(Nan((2 * X) - X)));
        Assert.Equal(0, Nan(0 * X));
    }

    [Fact]
    public void A_comparison_that_is_false_says_nothing_about_its_opposite()
    {
        // With NaN both are false.
        Expression f = IfLess(X, Y, 1, IfGreaterOrEqual(X, Y, 2, 3));
        Assert.Equal(3, f.Simplify().Evaluate(_ => double.NaN));
    }

    [Fact]
    public void Constants_do_not_meet_where_float_would_overflow_or_vanish()
    {
        Assert.Equal(1e-25 * (1e-25 * X), (1e-25 * (1e-25 * X)).Simplify());
        Assert.Equal(1e25 * (1 / 1e-25 * (X / Y)), (1e25 * (X / Y / 1e-25)).Simplify());
        Assert.Equal(new Binary(BinaryOperator.Divide, X, 0), (X / 0).Simplify());
    }

    [Fact]
    public void A_reciprocal_that_is_shared_stays_one_division()
    {
        Expression r = 1 / (X + 1);
        Assert.Equal("1/(x + 1)·y + 1/(x + 1)·z", ((r * Y) + (r * Variable("z"))).Simplify().ToString());
        Assert.Equal("y/(x + 1)", (r * Y).Simplify().ToString());
    }

    private static string Text(Expression e)
    {
        // Theory data must be text; the formula is found again by it.
        Texts[ExpressionPrinter.Mathematics(e, n => n)] = e;
        return ExpressionPrinter.Mathematics(e, n => n);
    }
}
