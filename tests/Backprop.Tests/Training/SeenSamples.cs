namespace Backprop.Tests.Training;

/// <summary>A metric that notes which samples (by their first output element) the batches of each epoch hold, in order.</summary>
internal sealed class SeenSamples() : Metric<double>("seen")
{
    public List<List<double>> Epochs { get; } = [];

    public override MetricGoal Goal => MetricGoal.Unknown;

    public override double Result => Epochs[^1].Count;

    public override void Reset() => Epochs.Add([]);

    public override void Update(scoped in Predictions<double> batch)
    {
        for (int s = 0; s < batch.Count; s++)
        {
            Assert.Equal(batch.Output(s)[0], batch.Target(s)[0]);
            Epochs[^1].Add(batch.Output(s)[0]);
        }
    }
}
