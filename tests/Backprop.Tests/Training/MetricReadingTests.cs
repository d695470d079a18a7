namespace Backprop.Tests.Training;

/// <summary>What a metric says is asked for when somebody wants to know it: some take longer to say it than a step of a small network.</summary>
public sealed class MetricReadingTests
{
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 24).Select(i => (double)i)];

    [Fact]
    public void A_step_that_nobody_watches_asks_for_no_value()
    {
        var metric = new Answers();
        Fit(metric);

        // Two epochs, each with its training and its validation.
        Assert.Equal(4, metric.Asked);
    }

    [Fact]
    public void Who_watches_sees_the_value_of_the_step_and_the_epoch_keeps_that_of_training()
    {
        var metric = new Answers();
        var seen = new List<double>();
        var before = new List<bool>();
        History history = Fit(
            metric,
            new LambdaCallback(
                onTrainBatchBegin: run => before.Add(run.TryGetMetric("answers", out _)),
                onTrainBatchEnd: run => seen.Add(run.TryGetMetric("answers", out double value) ? value : double.NaN)));

        Assert.Equal([1, 2, 3, 1, 2, 3], seen);
        Assert.Equal([false, true, true, false, true, true], before);
        Assert.Equal([3, 3], history["answers"]);
        Assert.Equal([1, 1], history["val_answers"]);
    }

    [Fact]
    public void Time_in_training_grows_and_stands_still_behind_the_steps()
    {
        var times = new List<TimeSpan>();
        TimeSpan validation = default;
        TimeSpan end = default;
        Fit(new Answers(), new LambdaCallback(
            onTrainBatchEnd: run => times.Add(run.TrainingTime), onTestBegin: run => validation = run.TrainingTime, onEpochEnd: run => end = run.TrainingTime));
        Assert.True(times[0] > TimeSpan.Zero && times[1] > times[0] && times[2] > times[1]);
        Assert.Equal(validation, end);
        Assert.True(end >= times[5]);
    }

    private static History Fit(Answers metric, params Callback[] callbacks)
    {
        var network = new EchoNetwork(EchoNetwork.Values("y", 1));
        return network.Fit(
            new(Numbers, Numbers), epochs: 2, batchSize: 6, shuffle: false, validationSplit: 0.25, metrics: [metric], callbacks: callbacks, verbosity: Verbosity.None);
    }

    /// <summary>The number of batches so far.</summary>
    private sealed class Answers() : Metric<double>("answers")
    {
        private int batches;

        public int Asked { get; private set; }

        public override MetricGoal Goal => MetricGoal.Unknown;

        public override double Result
        {
            get
            {
                Asked++;
                return batches;
            }
        }

        public override void Reset() => batches = 0;

        public override void Update(scoped in Predictions<double> batch) => batches++;
    }
}
