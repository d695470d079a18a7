using Backprop.RandomNetworks.Checking;
using Xunit.Abstractions;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>
/// Generated code of random networks: double and float against the interpreter, gradients against central differences, optimizer steps
/// against their formulas, one sample against many, poisoned workspaces, two threads, allocations. The console project does the same on as
/// many networks as wanted.
/// </summary>
public sealed class GeneratedNetworkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(101)]
    [InlineData(201)]
    public void Generated_code_does_what_the_graph_says(int seed)
    {
        CheckReport report = NetworkChecks.Generated([.. Enumerable.Range(seed, 40)], derivatives: 60);

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(40, report.Networks);
        Assert.True(report.Gradients > 500, report.ToString());
        Assert.True(report.Kinks < report.Gradients / 50, report.ToString());
    }
}
