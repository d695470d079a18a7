using Backprop.Tests.Checkpoints;

namespace Backprop.Tests.Training;

public sealed class CallbackTests
{
    [Fact]
    public void Callbacks_are_called_in_the_order_of_Keras()
    {
        var log = new List<string>();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var data = new DataSet<double>(new double[5], new double[5]);

        Callback[] callbacks = [new Logger(log, "a"), new Logger(log, "b")];
        network.Fit(data, 2, 3, validation: data, validationFrequency: 2, callbacks: callbacks, verbosity: Verbosity.None);

        string[] expected =
        [
            "train begin 0.0",
            "epoch begin 1.0", "batch begin 1.1", "batch end 1.1", "batch begin 1.2", "batch end 1.2", "epoch end 1.2",
            "epoch begin 2.0", "batch begin 2.1", "batch end 2.1", "batch begin 2.2", "batch end 2.2",
            "test begin 2.2", "test end 2.2", "epoch end 2.2",
            "train end 2.2",
        ];
        Assert.Equal(expected.SelectMany(line => (string[])[$"a {line}", $"b {line}"]), log);
    }

    [Fact]
    public void A_run_shows_the_metrics_of_the_epoch_so_far()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1)) { TrainingLoss = steps => steps, TestLoss = _ => 40 };
        var data = new DataSet<double>(new double[5], new double[5]);
        var seen = new List<string>();
        var callback = new Reader
        {
            BatchEnd = run => seen.Add($"{run.SamplesSeen} {Value(run, "loss")} {Value(run, "val_loss")}"),
            EpochEnd = run => seen.Add($"end {run.SamplesSeen} {Value(run, "loss")} {Value(run, "val_loss")} {run.Steps} {run.Samples}"),
        };

        network.Fit(data, 2, 3, shuffle: false, validation: data, callbacks: [callback], verbosity: Verbosity.None);

        Assert.Equal(["3 0 none", "5 0.4 none", "end 5 0.4 40 2 5", "3 2 none", "5 2.4 none", "end 5 2.4 40 2 5"], seen);

        static string Value(TrainingRun run, string name) =>
            run.TryGetMetric(name, out double value) ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "none";
    }

    [Fact]
    public void A_callback_can_stop_training_behind_the_epoch_and_change_the_learning_rate()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        bool ended = false;
        var callback = new Reader
        {
            BatchEnd = run =>
            {
                if (run is { Epoch: 2, Step: 1 })
                {
                    run.LearningRate /= 10;
                    run.Stop("enough");
                    run.Stop("later reasons do not count");
                }
            },
            TrainEnd = _ => ended = true,
        };

        History history = network.Fit(new(new double[4], new double[4]), 9, 2, callbacks: [callback], verbosity: Verbosity.None);

        Assert.Equal([1, 2], history.Epochs);
        Assert.Equal("enough", history.StopReason);
        Assert.Equal(4, network.Steps);
        Assert.Equal(0.05, network.LearningRate, 15);
        Assert.True(ended);
    }

    [Fact]
    public void Callbacks_hear_of_an_exception_instead_of_the_end()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var log = new List<string>();
        var bomb = new Reader { BatchEnd = _ => throw new InvalidTimeZoneException() };

        Assert.Throws<InvalidTimeZoneException>(
            () => network.Fit(new(new double[4], new double[4]), callbacks: [new Logger(log, "a"), bomb], verbosity: Verbosity.None));

        Assert.Equal("a abort InvalidTimeZoneException", log[^1]);
        Assert.DoesNotContain(log, line => line.Contains("train end"));
    }

    [Fact]
    public void A_snapshot_puts_weights_back()
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        WeightSnapshot? snapshot = null;
        var callback = new Reader
        {
            EpochEnd = run =>
            {
                snapshot ??= run.CreateSnapshot();
                if (run.Epoch == 2)
                {
                    snapshot.Take();
                }
            },
            TrainEnd = _ => snapshot!.Restore(),
        };

        network.Fit(new(new double[4], new double[4]), 5, 4, callbacks: [callback], verbosity: Verbosity.None);

        Assert.True(snapshot!.IsTaken);
        Assert.Equal(2, network.Steps);
        Assert.Equal(5, network.Iterations);
    }

    [Fact]
    public void A_callback_can_save_the_weights_of_an_epoch()
    {
        using var folder = new TemporaryFolder();
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        var callback = new Reader { EpochEnd = run => run.SaveWeights(folder.File($"{run.NetworkName}-{run.Epoch}")) };

        network.Fit(new(new double[6], new double[6]), 3, 2, callbacks: [callback], verbosity: Verbosity.None);
        network.Load(folder.File("Echo-2"));

        Assert.Equal(6, network.Steps);
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
    }

    private sealed class Logger(List<string> log, string name) : Callback
    {
        public override void OnTrainBegin(TrainingRun run) => Log("train begin", run);

        public override void OnTrainEnd(TrainingRun run) => Log("train end", run);

        public override void OnTrainAbort(TrainingRun run, Exception exception) => log.Add($"{name} abort {exception.GetType().Name}");

        public override void OnEpochBegin(TrainingRun run) => Log("epoch begin", run);

        public override void OnEpochEnd(TrainingRun run) => Log("epoch end", run);

        public override void OnTrainBatchBegin(TrainingRun run) => Log("batch begin", run);

        public override void OnTrainBatchEnd(TrainingRun run) => Log("batch end", run);

        public override void OnTestBegin(TrainingRun run) => Log("test begin", run);

        public override void OnTestEnd(TrainingRun run) => Log("test end", run);

        private void Log(string what, TrainingRun run) => log.Add($"{name} {what} {run.Epoch}.{run.Step}");
    }

    private sealed class Reader : Callback
    {
        public Action<TrainingRun>? BatchEnd { get; init; }

        public Action<TrainingRun>? EpochEnd { get; init; }

        public Action<TrainingRun>? TrainEnd { get; init; }

        public override void OnTrainBatchEnd(TrainingRun run) => BatchEnd?.Invoke(run);

        public override void OnEpochEnd(TrainingRun run) => EpochEnd?.Invoke(run);

        public override void OnTrainEnd(TrainingRun run) => TrainEnd?.Invoke(run);
    }
}
