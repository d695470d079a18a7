namespace Backprop.Tests.Training.Reports;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.1, 0.7, "0.0 0.2 0.4 0.6 0.8")]
    [InlineData(0.9, 0.99, "0.90 0.92 0.94 0.96 0.98 1.00")]
    [InlineData(-3, 40, "-10 0 10 20 30 40")]
    [InlineData(5, 5, "4.4 4.6 4.8 5.0 5.2 5.4 5.6")]
    [InlineData(0, 0, "-1.0 -0.5 0.0 0.5 1.0")]
    [InlineData(0, 3e9, "0 5e8 1e9 1.5e9 2e9 2.5e9 3e9")]
    [InlineData(0, 2e-7, "0 5e-8 1e-7 1.5e-7 2e-7")]
    public void Round_numbers_stand_at_a_linear_axis(double smallest, double largest, string expected) =>
        Assert.Equal(expected, string.Join(' ', ChartScale.Linear(smallest, largest).Ticks.Select(tick => tick.Text)));

    [Theory]
    [InlineData(0.001, 10, "0.001 0.01 0.1 1 10")]
    [InlineData(0.3, 0.9, "0.2 0.5 1")]
    [InlineData(1, 1, "1 2")]
    [InlineData(1e-12, 1, "1e-12 1e-10 1e-8 1e-6 1e-4 0.01 1")]
    public void Powers_of_ten_stand_at_a_logarithmic_axis(double smallest, double largest, string expected) =>
        Assert.Equal(expected, string.Join(' ', ChartScale.Logarithmic(smallest, largest).Ticks.Select(tick => tick.Text)));

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 2, "1 2")]
    [InlineData(1, 20, "1 5 10 15 20")]
    [InlineData(11, 50, "11 20 30 40 50")]
    [InlineData(1, 10_000, "1 2000 4000 6000 8000 10000")]
    public void Whole_epochs_stand_below(int first, int last, string expected) =>
        Assert.Equal(expected, string.Join(' ', ChartScale.OfEpochs(first, last).Ticks.Select(tick => tick.Text)));

    [Fact]
    public void Every_value_lies_within_its_axis_whatever_the_range()
    {
        const int Seed = 5;
        var random = new Random(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            double a = Draw(random);
            double b = random.Next(10) == 0 ? a * (1 + 1e-12) : Draw(random);
            (double low, double high) = (Math.Min(a, b), Math.Max(a, b));
            Check(ChartScale.Linear(low, high), low, high);
            (low, high) = (Math.Min(Math.Abs(a), Math.Abs(b)), Math.Max(Math.Abs(a), Math.Abs(b)));
            if (low >= 1e-300)
            {
                Check(ChartScale.Logarithmic(low, high), low, high);
            }
        }

        static void Check(ChartScale scale, double low, double high)
        {
            string what = $"Seed {Seed}, {low:R} to {high:R}: ";
            Assert.True(scale.At(low) >= -1e-6 && scale.At(high) <= 1 + 1e-6, $"{what}{scale.At(low)} to {scale.At(high)}");
            Assert.True(scale.Ticks.Count is >= 2 and <= 13, $"{what}{scale.Ticks.Count} ticks");
            Assert.True(scale.Ticks.Zip(scale.Ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value), what + "ticks do not ascend");
            Assert.All(scale.Ticks, tick => Assert.InRange(scale.At(tick.Value), -1e-6, 1 + 1e-6));
        }

        static double Draw(Random random) => random.Next(20) == 0 ? 0 : (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-300, 300));
    }
}
