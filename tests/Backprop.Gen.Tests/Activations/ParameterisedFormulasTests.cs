using Backprop.Gen.Activations;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Tests.Activations;

public sealed class ParameterisedFormulasTests
{
    private static readonly double[] Points = [-1000, -7.3, -2, -0.9, -1e-6, 0.1, 0.45, 0.8, 1.7, 2.6, 3.4, 5.9, 6.1, 1000];

    [Fact]
    public void ReLU_is_Kerass_for_all_its_numbers()
    {
        foreach (double max in new[] { double.PositiveInfinity, 6, 2, 0.3, 0 })
        {
            foreach (double slope in new[] { 0, 0.1, 1, 1.5 })
            {
                foreach (double threshold in new[] { 0, 0.5, 3 })
                {
                    ParameterisedFormula formula = ParameterisedFormulas.ReLU(double.IsInfinity(max) ? null : max, slope, threshold);
                    double F(double x) => x >= threshold ? Math.Min(x, max) : slope * (x - threshold);
                    Check($"ReLU({max}, {slope}, {threshold})", formula, F);
                }
            }
        }
    }

    [Fact]
    public void LeakyReLU_is_Kerass_for_every_slope()
    {
        foreach (double slope in new[] { 0, 0.01, 0.3, 1, 2.5 })
        {
            Check($"LeakyReLU({slope})", ParameterisedFormulas.LeakyReLU(slope), x => x >= 0 ? x : slope * x);
        }
    }

    [Fact]
    public void ELU_is_Kerass_for_every_alpha()
    {
        foreach (double alpha in new[] { 0, 0.5, 1, 3 })
        {
            Check($"ELU({alpha})", ParameterisedFormulas.ELU(alpha), x => x > 0 ? x : alpha * (Math.Exp(x) - 1));
        }
    }

    [Fact]
    public void Numbers_that_change_nothing_cost_nothing()
    {
        Assert.Equal("max(x, 0)", ParameterisedFormulas.ReLU(null, 0, 0).Value.ToString());
        Assert.Equal("min(max(x, 0), 6)", ParameterisedFormulas.ReLU(6, 0, 0).Value.ToString());
        Assert.Equal("max(x, 0)", ParameterisedFormulas.LeakyReLU(0).Value.ToString());
        Assert.Equal("x", ParameterisedFormulas.LeakyReLU(1).Value.ToString());
        Assert.Equal("1", ParameterisedFormulas.LeakyReLU(1).Derivative!.ToString());
    }

    private static void Check(string name, ParameterisedFormula formula, Func<double, double> f)
    {
        Expression derived = Derivative.Of(formula.Value, "x");
        foreach (double x in Points)
        {
            double y = formula.Value.Evaluate(_ => x);
            AssertClose(f(x), y, 1e-12, $"{name} at {x}");
            double slope = (f(x + 1e-7) - f(x - 1e-7)) / 2e-7;
            AssertClose(slope, derived.Evaluate(_ => x), 1e-5, $"{name}′ at {x}, derived");
            Expression derivative = formula.Derivative ?? derived;
            AssertClose(slope, derivative.Evaluate(n => n == "y" ? y : x), 1e-5, $"{name}′ at {x}");
        }
    }

    private static void AssertClose(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)), $"{what} is {expected:R}, not {actual:R}");
}
