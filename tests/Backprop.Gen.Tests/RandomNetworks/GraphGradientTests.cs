using Backprop.RandomNetworks.Checking;
using Xunit.Abstractions;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>Gradients of random networks in the interpreter, before any code is generated.</summary>
public sealed class GraphGradientTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    public void Gradients_agree_with_central_differences(int seed)
    {
        CheckReport report = NetworkChecks.Graphs([.. Enumerable.Range(seed, 40)], derivatives: 8);

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.True(report.Gradients > 150, report.ToString());
        Assert.True(report.Kinks < report.Gradients / 50, report.ToString());
    }
}
