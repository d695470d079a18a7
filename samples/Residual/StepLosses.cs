using Backprop;

namespace Residual;

/// <summary>Writes down the loss of every step; the run itself knows the mean over all samples of the epoch so far.</summary>
internal sealed class StepLosses : Callback
{
    private double sum;
    private long samples;

    public List<double> Values { get; } = [];

    public override void OnEpochBegin(TrainingRun run)
    {
        sum = 0;
        samples = 0;
    }

    public override void OnTrainBatchEnd(TrainingRun run)
    {
        run.TryGetMetric("loss", out double mean);
        double total = mean * run.SamplesSeen;
        Values.Add((total - sum) / (run.SamplesSeen - samples));
        sum = total;
        samples = run.SamplesSeen;
    }
}
