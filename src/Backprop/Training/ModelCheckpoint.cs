namespace Backprop;

/// <summary>Saves the weights while training runs. As <c>keras.callbacks.ModelCheckpoint</c> with <c>save_weights_only</c>.</summary>
/// <remarks>
/// <para>
/// The file name may contain figures: <c>{epoch}</c> and <c>{step}</c> (both from 1) and every metric, each with a format of .NET, as in
/// <c>run-{epoch:00}-{val_loss:0.000}.safetensors</c>. Without them every checkpoint replaces the one before.
/// </para>
/// <para>
/// A file is replaced as a whole: a crash leaves the old one. An object may be used for one <c>Fit</c> after another; each begins afresh.
/// </para>
/// </remarks>
public sealed class ModelCheckpoint : Callback
{
    private readonly CheckpointName name;
    private readonly double? threshold;
    private Monitor? monitor;

    /// <summary>Says where to save, and when.</summary>
    /// <param name="path">The file, perhaps with figures; its directory exists.</param>
    /// <param name="monitor">The metric that <paramref name="saveBestOnly"/> judges by.</param>
    /// <param name="saveBestOnly">Whether to save only when the metric is better than ever before.</param>
    /// <param name="mode">Whether small or large values are better.</param>
    /// <param name="saveEverySteps">Save behind every so many training steps of the run instead of behind every epoch.</param>
    /// <param name="initialValueThreshold">With <paramref name="saveBestOnly"/> the value that the first checkpoint has to beat.</param>
    /// <exception cref="ArgumentException">The file name has a brace without a partner or a format that is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of steps below 1, or a threshold that is NaN.</exception>
    public ModelCheckpoint(
        string path,
        string monitor = "val_loss",
        bool saveBestOnly = false,
        MonitorMode mode = MonitorMode.Auto,
        int? saveEverySteps = null,
        double? initialValueThreshold = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        if (saveEverySteps is { } steps)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(saveEverySteps));
        }

        if (initialValueThreshold is double.NaN)
        {
            throw new ArgumentOutOfRangeException(nameof(initialValueThreshold), double.NaN, "NaN compares with nothing.");
        }

        name = new(path);
        threshold = initialValueThreshold;
        MonitoredMetric = monitor;
        SaveBestOnly = saveBestOnly;
        Mode = mode;
        SaveEverySteps = saveEverySteps;
    }

    /// <summary>The metric.</summary>
    public string MonitoredMetric { get; }

    /// <summary>Whether only improvements are saved.</summary>
    public bool SaveBestOnly { get; }

    /// <summary>Whether small or large values are better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>Training steps between two checkpoints, or null for one behind every epoch.</summary>
    public int? SaveEverySteps { get; }

    /// <summary>With <see cref="SaveBestOnly"/> the best value so far; infinite if there was none, NaN without.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The last file that was written in the last <c>Fit</c>, or null.</summary>
    public string? LastPath { get; private set; }

    /// <summary>Checkpoints that were written in the last <c>Fit</c>.</summary>
    public int Saved { get; private set; }

    private long Steps { get; set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        name.Check(run);
        monitor = SaveBestOnly ? new(run, nameof(ModelCheckpoint), MonitoredMetric, Mode, 0) : null;
        Best = monitor is null ? double.NaN : threshold ?? monitor.Worst;
        LastPath = null;
        Saved = 0;
        Steps = 0;
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        Steps++;
        if (SaveEverySteps is { } steps && Steps % steps == 0)
        {
            Save(run);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        if (SaveEverySteps is null)
        {
            Save(run);
        }
    }

    private void Save(TrainingRun run)
    {
        if (monitor is not null)
        {
            if (!monitor.TryRead(run, out double current) || !monitor.Improves(current, Best))
            {
                return;
            }

            Best = current;
        }

        string path = name.Of(run);
        run.SaveWeights(path);
        LastPath = path;
        Saved++;
    }
}
