using Backprop.Tests.Runtime;

namespace Backprop.Tests.Training;

/// <summary>Scripted losses, one step an epoch; what must happen is worked out by hand from the rules of Keras's callback.</summary>
public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData(0, new[] { 5.0, 4, 3, 3, 2 }, 4, 3)]
    [InlineData(0, new[] { 5.0, 6, 1 }, 2, 1)]
    [InlineData(2, new[] { 5.0, 6, 4, 5, 5, 1 }, 5, 3)]
    [InlineData(2, new[] { 5.0, 6, 7, 1 }, 3, 1)]
    [InlineData(3, new[] { 5.0, 6, 7, 1, 2, 2, 2, 0 }, 7, 4)]
    [InlineData(3, new[] { 5.0, 4, 3, 2, 1 }, 0, 5)]
    [InlineData(1, new[] { 5.0, double.NaN, 4 }, 2, 1)]
    [InlineData(1, new[] { double.NaN, double.NaN, 4 }, 2, 1)]
    public void It_stops_when_patience_is_exhausted(int patience, double[] losses, int stopped, int best)
    {
        var stopping = new EarlyStopping(patience: patience, restoreBestWeights: true);
        (EchoNetwork network, History history) = Train(losses, stopping);

        Assert.Equal(stopped, stopping.StoppedEpoch);
        Assert.Equal(best, stopping.BestEpoch);
        Assert.Equal(stopped == 0 ? losses.Length : stopped, history.Epochs.Count);
        Assert.Equal(stopped == 0, history.StopReason is null);
        Assert.Equal(best, network.Steps);
    }

    [Fact]
    public void Without_restoring_the_last_weights_stay()
    {
        var stopping = new EarlyStopping(patience: 1);
        (EchoNetwork network, History history) = Train([3, 4, 5], stopping);
        Assert.Equal(2, network.Steps);
        Assert.Equal(3, stopping.Best);
        Assert.Equal("stopped behind epoch 2: val_loss has not improved since epoch 1 (3.0000)", history.StopReason);
    }

    [Fact]
    public void Changes_of_the_minimum_or_less_are_no_improvement()
    {
        var stopping = new EarlyStopping(patience: 2, minDelta: 0.5);
        Train([5, 4.5, 4.6, 1], stopping);
        Assert.Equal((3, 1, 5.0), (stopping.StoppedEpoch, stopping.BestEpoch, stopping.Best));
    }

    [Fact]
    public void Only_values_beyond_the_baseline_reset_the_patience()
    {
        // 9 and 8 are improvements, but above the baseline of 7: the epochs are counted on; 6 resets, and 3 epochs later it ends.
        var stopping = new EarlyStopping(patience: 4, baseline: 7, restoreBestWeights: true);
        (EchoNetwork network, _) = Train([9, 8, 9, 6, 6, 6, 6, 6, 6, 6], stopping);
        Assert.Equal((8, 4), (stopping.StoppedEpoch, stopping.BestEpoch));
        Assert.Equal(4, network.Steps);

        Train([9, 8, 7.5, 7.6, 1], stopping);
        Assert.Equal((4, 3), (stopping.StoppedEpoch, stopping.BestEpoch));
    }

    [Fact]
    public void The_first_epochs_can_be_left_out()
    {
        var stopping = new EarlyStopping(startFromEpoch: 3);
        Train([1, 2, 3, 4, 3, 5], stopping);
        Assert.Equal((6, 5), (stopping.StoppedEpoch, stopping.BestEpoch));
    }

    [Fact]
    public void Large_values_are_better_for_an_accuracy_or_on_demand()
    {
        var maximum = new EarlyStopping(mode: MonitorMode.Max);
        Train([1, 2, 3, 2, 5], maximum);
        Assert.Equal((4, 3), (maximum.StoppedEpoch, maximum.BestEpoch));

        (float[] x, _) = NetworkStepTests.Singles(60, 4, 1, seed: 9);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => x[i * 4] > 0 ? 1 : 0)];
        var accuracy = new EarlyStopping("accuracy", patience: 3);
        History history = new LinearNetwork<float>(4, 2, labels: true)
            .Fit(new(x, labels), 200, 20, callbacks: [accuracy], verbosity: Verbosity.None);
        Assert.Equal(history["accuracy"].Max(), accuracy.Best);
        Assert.Equal(accuracy.BestEpoch + 3, accuracy.StoppedEpoch);
    }

    [Fact]
    public void Epochs_without_the_metric_do_not_count()
    {
        var stopping = new EarlyStopping(patience: 1);
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TestLoss = steps => steps };
        var data = new DataSet<double>(new double[1], new double[1]);
        network.Fit(data, 50, validation: data, validationFrequency: 5, callbacks: [stopping], verbosity: Verbosity.None);
        Assert.Equal((10, 5), (stopping.StoppedEpoch, stopping.BestEpoch));
    }

    [Fact]
    public void It_says_what_can_be_monitored()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[1], new double[1]);

        string missing = Message(new EarlyStopping());
        Assert.Contains("'val_loss'", missing);
        Assert.Contains("validation data or a validation split", missing);
        Assert.Contains("one of 'loss', 'seen'", missing);
        Assert.Contains("MonitorMode.Min", Message(new EarlyStopping("seen")));

        string Message(EarlyStopping stopping) => Assert.Throws<ArgumentException>(
            () => network.Fit(data, callbacks: [stopping], metrics: [new SeenSamples()], verbosity: Verbosity.None)).Message;
    }

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(startFromEpoch: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(minDelta: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(baseline: double.NaN));
        Assert.Throws<ArgumentException>(() => new EarlyStopping(""));
    }

    private static (EchoNetwork Network, History History) Train(double[] losses, EarlyStopping stopping)
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TestLoss = steps => losses[steps - 1] };
        var data = new DataSet<double>(new double[1], new double[1]);
        return (network, network.Fit(data, losses.Length, validation: data, callbacks: [stopping], verbosity: Verbosity.None));
    }
}
