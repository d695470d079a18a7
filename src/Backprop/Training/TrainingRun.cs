using System.Diagnostics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// One call of <c>Fit</c> as its callbacks see it: where it is, what the metrics say, and what can be done about it. One object serves the
/// whole run.
/// </summary>
public abstract class TrainingRun
{
    private readonly string[] names;
    private readonly MetricGoal[] goals;
    private readonly double[] values;
    private readonly bool[] measured;

    // Of the running epoch: most steps nobody asks, and small networks' steps are as short as a few looks at the clock.
    private IMeasured? unread;
    private int unreadCount;
    private long? trainingSince;
    private TimeSpan trainingTime;

    private protected TrainingRun(string[] names, MetricGoal[] goals)
    {
        this.names = names;
        this.goals = goals;
        values = new double[names.Length];
        measured = new bool[names.Length];
    }

    /// <summary>The network's class name.</summary>
    public required string NetworkName { get; init; }

    /// <summary>The number of the last epoch that is planned; with an initial epoch not the number of epochs of this run.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs that were done before this run.</summary>
    public required int InitialEpoch { get; init; }

    /// <summary>The most samples in a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Steps of an epoch, or null if nobody knows before its end.</summary>
    public required long? Steps { get; init; }

    /// <summary>Samples of an epoch, or null if nobody knows before its end.</summary>
    public required long? Samples { get; init; }

    /// <summary>Whether there is validation data.</summary>
    public required bool HasValidation { get; init; }

    /// <summary>What the finished epochs brought.</summary>
    public required History History { get; init; }

    /// <summary>The running epoch, from 1; before the first one <see cref="InitialEpoch"/>.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The running step of the epoch, from 1; 0 at the beginning of an epoch.</summary>
    public int Step { get; internal set; }

    /// <summary>Samples that the epoch has trained on so far.</summary>
    public long SamplesSeen { get; internal set; }

    /// <summary>How long the epoch has been training; at its end without the validation.</summary>
    public TimeSpan TrainingTime => trainingSince is { } start ? Stopwatch.GetElapsedTime(start) : trainingTime;

    /// <summary>How long the whole epoch took, validation included; set at its end.</summary>
    public TimeSpan EpochTime { get; internal set; }

    /// <summary>
    /// Everything that this run measures: "loss", further losses and metrics, then the same with "val_" in front if there is validation data.
    /// </summary>
    public IReadOnlyList<string> MetricNames => names;

    /// <summary>Why training is to stop, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>η of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that is negative, infinite or NaN.</exception>
    /// <exception cref="InvalidOperationException">The rate is set though the network declares a schedule.</exception>
    public abstract double LearningRate { get; set; }

    /// <summary>Ends training behind the running epoch, as Keras's <c>stop_training</c>.</summary>
    /// <param name="reason">A sentence for the history.</param>
    public void Stop(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        StopReason ??= reason;
    }

    /// <summary>
    /// The value of a metric: during an epoch over its samples so far, behind it over all. False where it was not measured in this epoch,
    /// as a "val_" metric before the validation or in an epoch that <c>validationFrequency</c> skips.
    /// </summary>
    public bool TryGetMetric(string name, out double value)
    {
        int index = Array.IndexOf(names, name);
        return TryGetMetric(index, out value);
    }

    /// <summary>The value of metric number <paramref name="index"/> of <see cref="MetricNames"/>.</summary>
    public bool TryGetMetric(int index, out double value)
    {
        Settle();
        bool there = (uint)index < (uint)values.Length && measured[index];
        value = there ? values[index] : double.NaN;
        return there;
    }

    /// <summary>Which values of a metric are better.</summary>
    public MetricGoal GoalOf(string name) => Array.IndexOf(names, name) is >= 0 and int index ? goals[index] : MetricGoal.Unknown;

    /// <summary>A place that keeps a copy of the weights; it is empty until <see cref="WeightSnapshot.Take"/>.</summary>
    public abstract WeightSnapshot CreateSnapshot();

    /// <summary>Saves the weights, as the network's <c>Save</c>.</summary>
    public abstract void SaveWeights(string path);

    /// <summary>
    /// Saves a checkpoint, as the network's <c>SaveCheckpoint</c>, that knows where in the run it was taken: behind <see cref="Step"/> of
    /// <see cref="Epoch"/>, or with <paramref name="epochIsDone"/> at the end of the epoch.
    /// </summary>
    public abstract void SaveCheckpoint(string path, bool epochIsDone);

    /// <summary>
    /// Loads a checkpoint of <see cref="SaveCheckpoint"/> and goes on from there; only in <see cref="Callback.OnTrainBegin"/>. Batches that were
    /// trained on are passed over.
    /// </summary>
    /// <exception cref="CheckpointException">The file cannot be used.</exception>
    public abstract void ResumeFrom(string path);

    /// <summary>Whether the moving average of the weights is in their place, by <see cref="SwapAveragedWeights"/>.</summary>
    public abstract bool AveragedWeightsAreInPlace { get; }

    /// <summary>Exchanges the weights and their moving average, as the network's <c>SwapAveragedWeights</c>.</summary>
    /// <exception cref="InvalidOperationException">The optimizer was declared without <c>UseEma = true</c>.</exception>
    public abstract void SwapAveragedWeights();

    /// <summary>‖∂L/∂θ‖ of each layer in the last step of the epoch that ends; NaN where it had none.</summary>
    internal abstract ReadOnlySpan<double> GradientNorms { get; }

    /// <summary>The network's weights.</summary>
    internal abstract IReadOnlyList<ParameterDescription> Tensors { get; }

    /// <summary>Looks at a weight, or at its gradient in the last step.</summary>
    internal abstract void Look(ParameterDescription tensor, bool gradient, WeightHistogram histogram);

    /// <summary>Room for the values of some metrics, which count as measured from now on.</summary>
    internal Span<double> Measure(int first, int count)
    {
        measured.AsSpan(first, count).Fill(true);
        return values.AsSpan(first, count);
    }

    /// <summary>The first metrics are those of <paramref name="source"/> as it is when somebody asks, at the latest in <see cref="EndSteps"/>.</summary>
    internal void MeasureLater(IMeasured source, int count)
    {
        unread = source;
        unreadCount = count;
    }

    /// <summary>A new epoch, begun at a time stamp, has measured nothing.</summary>
    internal void BeginEpoch(long start)
    {
        unread = null;
        Array.Clear(measured);
        trainingSince = start;
    }

    /// <summary>The last step of the epoch was taken: what measured it goes on to the validation.</summary>
    internal void EndSteps()
    {
        Settle();
        trainingTime = TrainingTime;
        trainingSince = null;
    }

    private void Settle()
    {
        if (unread is { } source)
        {
            unread = null;
            source.CopyTo(Measure(0, unreadCount));
        }
    }
}
