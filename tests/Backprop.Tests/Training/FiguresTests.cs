using System.Globalization;

namespace Backprop.Tests.Training;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(0.08342, "0.0834")]
    [InlineData(-0.5, "-0.5000")]
    [InlineData(12.345, "12.35")]
    [InlineData(999.9, "999.90")]
    [InlineData(1234.5, "1235")]
    [InlineData(0.00042, "4.200e-04")]
    [InlineData(1e-30, "1.000e-30")]
    [InlineData(1.5e12, "1.500e12")]
    [InlineData(double.NaN, "-")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Metrics_are_short(double value, string expected) => Assert.Equal(expected, Figures.Metric(value));

    [Theory]
    [InlineData(0, "0.0 ms")]
    [InlineData(0.00312, "3.1 ms")]
    [InlineData(0.31, "310 ms")]
    [InlineData(0.99949, "999 ms")]
    [InlineData(0.9996, "1.0 s")]
    [InlineData(2.14, "2.1 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(245, "4 min 05 s")]
    [InlineData(3599.9, "1 h 00 min")]
    [InlineData(4321, "1 h 12 min")]
    [InlineData(360_000, "100 h 00 min")]
    public void Durations_have_a_fitting_unit(double seconds, string expected) =>
        Assert.Equal(expected, Figures.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(812.4, "812")]
    [InlineData(9999.4, "9999")]
    [InlineData(41_234, "41.2k")]
    [InlineData(999_960, "1.0M")]
    [InlineData(1_300_000, "1.3M")]
    [InlineData(2.5e9, "2.5G")]
    public void Counts_have_a_fitting_unit(double value, string expected) => Assert.Equal(expected, Figures.Count(value));

    [Fact]
    public void They_are_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("-0.5000 1.2 s 41.2k", $"{Figures.Metric(-0.5)} {Figures.Duration(TimeSpan.FromSeconds(1.2))} {Figures.Count(41_234)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
