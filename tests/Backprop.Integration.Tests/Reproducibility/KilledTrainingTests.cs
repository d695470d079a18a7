using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Reproducibility;

/// <summary>A training that is killed at a random moment, and started again, ends with the bits of one that was left alone.</summary>
public sealed class KilledTrainingTests(ReproducibilityFixture program) : IClassFixture<ReproducibilityFixture>
{
    private const int Endings = 20;

    // Every one of the 120 steps takes at least 2 ms, so that no run is over before.
    private const int LongestLife = 200;

    [Fact]
    public void A_training_that_is_killed_and_resumed_ends_with_the_same_bits()
    {
        using TemporaryFolder folder = new();
        string alone = program.Resume(Path.Combine(folder.Path, "alone"), null)!;
        Assert.StartsWith("fresh ", alone);

        int seed = Environment.TickCount;
        Random random = new(seed);
        for (int ending = 0; ending < Endings; ending++)
        {
            string checkpoint = Path.Combine(folder.Path, $"checkpoint-{ending}");
            string? early = program.Resume(checkpoint, TimeSpan.FromMilliseconds(random.Next(LongestLife)));
            Assert.True(early is null && File.Exists(checkpoint), $"seed {seed}, ending {ending}: {early ?? "there is no checkpoint"}");
            string output = program.Resume(checkpoint, null)!;
            Assert.True(output == "resumed " + alone["fresh ".Length..], $"seed {seed}, ending {ending}: {output}, and alone {alone}");
            Assert.False(File.Exists(checkpoint));
        }
    }
}
