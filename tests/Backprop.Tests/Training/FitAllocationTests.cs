using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training;

public sealed class FitAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_of_fit_allocate_nothing_with_metrics_and_a_progress_bar(int threads)
    {
        (float[] x, _) = NetworkStepTests.Singles(200, 8, 3, seed: 8);
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 3)];
        var network = new LinearNetwork<float>(8, 3, labels: true);
        var allocations = new AllocationWatch();

        // A clock that is always late: the bar is drawn in every step.
        var bar = new ProgressBar(TextWriter.Null, new(true, true, true, () => 120), Verbosity.Bar, new FakeClock { Tick = TimeSpan.FromSeconds(1) });
        network.Fit(new(x, labels), 4, 16, callbacks: [bar, allocations], degreeOfParallelism: threads);

        Assert.Equal(52, allocations.Steps);
        Assert.Equal(0, allocations.Bytes);
    }
}
