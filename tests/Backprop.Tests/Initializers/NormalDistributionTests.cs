using Backprop.Initializers;

namespace Backprop.Tests.Initializers;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(1e-9, -5.997807015007686)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.075, -1.4395314709384563)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.9599639845400543)]
    public void Quantiles_are_those_of_the_normal_distribution(double p, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(p), 3e-14);
}
