using System.Diagnostics;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Reproducibility;

/// <summary>A training that is killed at random moments, and started again each time, ends with the bits of one that was left alone.</summary>
public sealed class KilledTrainingTests(ReproducibilityFixture program) : IClassFixture<ReproducibilityFixture>
{
    private const int Endings = 20;

    [Fact]
    public void A_training_that_is_killed_and_resumed_ends_with_the_same_bits()
    {
        using TemporaryFolder folder = new();
        long begin = Stopwatch.GetTimestamp();
        string alone = program.Resume(Path.Combine(folder.Path, "alone"), null)!;
        TimeSpan whole = Stopwatch.GetElapsedTime(begin);
        Assert.StartsWith("fresh ", alone);

        int seed = Environment.TickCount;
        Random random = new(seed);
        int killed = 0;
        int resumed = 0;
        for (int ending = 0; ending < Endings; ending++)
        {
            string checkpoint = Path.Combine(folder.Path, $"checkpoint-{ending}");
            string? output;
            do
            {
                // The first life ends at a random moment; the second may go on to the end.
                output = program.Resume(checkpoint, killed > ending ? null : whole * (0.3 + (0.7 * random.NextDouble())));
                killed += output is null ? 1 : 0;
            }
            while (output is null);

            resumed += output.StartsWith("resumed ", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(alone.Split(' ')[1] == output.Split(' ')[1], $"seed {seed}, ending {ending}: {output}, and alone {alone}");
            Assert.False(File.Exists(checkpoint));
        }

        // Some are killed before their first checkpoint, or are done before they are killed.
        Assert.True(killed >= Endings / 2 && resumed >= Endings / 4, $"seed {seed}: {killed} runs were killed, and {resumed} resumed");
    }
}
