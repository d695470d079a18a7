using Backprop.Gen.Expressions;

namespace Backprop.Gen.Tests.Expressions;

public sealed class ScalarFunctionsTests
{
    private const double Tolerance = 4e-15;

    [Theory]
    [InlineData(1e-300, 1.1283791670955126e-300)]
    [InlineData(1e-8, 1.1283791670955126e-08)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(2.5, 0.9995930479825550)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(4.5, 0.9999999998033839)]
    [InlineData(6, 1)]
    [InlineData(50, 1)]
    public void Erf_has_the_tabulated_values_and_is_odd(double x, double expected)
    {
        AssertClose(expected, ScalarFunctions.Erf(x));
        AssertClose(-expected, ScalarFunctions.Erf(-x));
    }

    [Fact]
    public void Erf_is_continuous_where_its_method_changes()
    {
        double below = ScalarFunctions.Erf(Math.BitDecrement(2.5));
        AssertClose(below, ScalarFunctions.Erf(2.5));
        AssertClose(1, ScalarFunctions.Erf(Math.BitIncrement(6)));
        Assert.Equal(0, ScalarFunctions.Erf(0));
        Assert.True(double.IsNaN(ScalarFunctions.Erf(double.NaN)));
    }

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(-1e-10, -9.9999999995e-11)]
    [InlineData(1e-5, 1.0000050000166667e-05)]
    [InlineData(-0.5, -0.3934693402873666)]
    [InlineData(0.7, 1.0137527074704766)]
    [InlineData(3, 19.085536923187668)]
    [InlineData(-50, -1)]
    [InlineData(-1000, -1)]
    [InlineData(1000, double.PositiveInfinity)]
    public void Expm1_is_accurate_near_zero_and_far_away(double x, double expected) => AssertClose(expected, ScalarFunctions.Expm1(x));

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(-1e-10, -1.00000000005e-10)]
    [InlineData(1e-5, 9.999950000333332e-06)]
    [InlineData(-0.5, -0.6931471805599453)]
    [InlineData(0.7, 0.5306282510621704)]
    [InlineData(1e6, 13.815511557963774)]
    [InlineData(-1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Log1p_is_accurate_near_zero_and_far_away(double x, double expected) => AssertClose(expected, ScalarFunctions.Log1p(x));

    [Theory]
    [InlineData(0, 0.5, 0.6931471805599453)]
    [InlineData(2, 0.8807970779778823, 2.1269280110429727)]
    [InlineData(-2, 0.11920292202211755, 0.1269280110429725)]
    [InlineData(-50, 1.9287498479639178e-22, 1.9287498479639178e-22)]
    [InlineData(50, 1, 50)]
    [InlineData(1000, 1, 1000)]
    [InlineData(-1000, 0, 0)]
    public void Sigmoid_and_softplus_do_not_overflow(double x, double sigmoid, double softplus)
    {
        AssertClose(sigmoid, ScalarFunctions.Sigmoid(x));
        AssertClose(softplus, ScalarFunctions.Softplus(x));
    }

    [Fact]
    public void Sign_is_the_operand_where_that_is_zero_or_NaN()
    {
        Assert.Equal(1, Evaluator.Apply(UnaryOperator.Sign, 3));
        Assert.Equal(-1, Evaluator.Apply(UnaryOperator.Sign, -0.5));
        Assert.Equal(0, Evaluator.Apply(UnaryOperator.Sign, 0));
        Assert.True(double.IsNaN(Evaluator.Apply(UnaryOperator.Sign, double.NaN)));
    }

    private static void AssertClose(double expected, double actual) => Assert.True(
        expected.Equals(actual) || Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
