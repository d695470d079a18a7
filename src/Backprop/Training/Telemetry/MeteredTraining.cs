using System.Diagnostics.Metrics;

namespace Backprop;

/// <summary>Feeds the instruments of <see cref="TrainingMeter"/>.</summary>
internal sealed class MeteredTraining : Callback
{
    private static readonly Meter Meter = new(TrainingMeter.Name);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(TrainingMeter.Steps, "{step}", "Training steps.");
    private static readonly Counter<long> Samples = Meter.CreateCounter<long>(TrainingMeter.Samples, "{sample}", "Samples trained on.");
    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>(TrainingMeter.Epochs, "{epoch}", "Finished epochs.");
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>(TrainingMeter.Loss, null, "The loss over the samples of the epoch so far.");
    private static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>(TrainingMeter.LearningRate, null, "The learning rate of the next step.");
    private static readonly Gauge<double> SamplesPerSecond = Meter.CreateGauge<double>(
        TrainingMeter.SamplesPerSecond, "{sample}/s", "Samples of the epoch by the time since it began.");

    private static readonly Gauge<double> ValidationLoss = Meter.CreateGauge<double>(TrainingMeter.ValidationLoss, null, "The loss of a validation.");
    private static readonly Gauge<double> EpochMetric = Meter.CreateGauge<double>(
        TrainingMeter.EpochMetric, null, "Every other metric of an epoch, by the tag metric.");

    private KeyValuePair<string, object?> network;
    private KeyValuePair<string, object?>[] metrics = [];
    private int validationLoss;
    private long samplesBefore;

    private static bool HeardInSteps =>
        Steps.Enabled || Samples.Enabled || Loss.Enabled || LearningRate.Enabled || SamplesPerSecond.Enabled;

    public override void OnTrainBegin(TrainingRun run)
    {
        network = new("network", run.NetworkName);
        metrics = [.. run.MetricNames.Select(name => new KeyValuePair<string, object?>("metric", name))];
        validationLoss = run.MetricNames.ToList().IndexOf("val_loss");
    }

    public override void OnTrainBatchBegin(TrainingRun run) => samplesBefore = run.SamplesSeen;

    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (!HeardInSteps)
        {
            return;
        }

        Steps.Add(1, network);
        Samples.Add(run.SamplesSeen - samplesBefore, network);
        run.TryGetMetric(0, out double loss);
        Loss.Record(loss, network);
        LearningRate.Record(run.LearningRate, network);
        if (run.TrainingTime > TimeSpan.Zero)
        {
            SamplesPerSecond.Record(run.SamplesSeen / run.TrainingTime.TotalSeconds, network);
        }
    }

    public override void OnEpochEnd(TrainingRun run)
    {
        Epochs.Add(1, network);
        if (run.TryGetMetric(validationLoss, out double loss))
        {
            ValidationLoss.Record(loss, network);
        }

        // The first one is the training loss, which has an instrument of its own.
        for (int i = 1; i < metrics.Length; i++)
        {
            if (i != validationLoss && run.TryGetMetric(i, out double value))
            {
                EpochMetric.Record(value, network, metrics[i]);
            }
        }
    }
}
