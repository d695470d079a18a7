using Backprop.RandomNetworks.Checking;
using Backprop.RandomNetworks.Drawing;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>Whatever tile the policy chooses, today or for another network: all checks of random networks hold for each.</summary>
public sealed class TileSizeTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    public void Every_tile_gives_the_same_results_but_for_roundings(int tileSize)
    {
        const int Networks = 12;
        DrawnNetwork[] drawn = [.. Enumerable.Range(5001, Networks).Select(seed => DrawnNetwork.Draw(seed) with { Batch = 70 + (seed % 7) })];

        CheckReport report = NetworkChecks.Generated(drawn, derivatives: 20, tileSize);

        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(Networks, report.Networks);
    }
}
