namespace Backprop;

/// <summary>Lowers the learning rate when a metric has stopped improving. As <c>keras.callbacks.ReduceLROnPlateau</c>.</summary>
/// <remarks>
/// An object may be used for one <c>Fit</c> after another; each begins afresh. In epochs in which the metric was not measured nothing happens.
/// </remarks>
public sealed class ReduceLROnPlateau : Callback
{
    private Monitor? monitor;
    private int wait;
    private int resting;

    /// <summary>Names the metric and the rules.</summary>
    /// <param name="monitor">The metric: "val_loss", "accuracy" …</param>
    /// <param name="factor">What the rate is multiplied by; from 0 to below 1.</param>
    /// <param name="patience">Measured epochs without improvement after which the rate is lowered.</param>
    /// <param name="mode">Whether small or large values are better.</param>
    /// <param name="minDelta">The smallest change that counts as an improvement.</param>
    /// <param name="cooldown">Measured epochs behind a reduction that do not count.</param>
    /// <param name="minLearningRate">The rate below which it is not lowered.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        MonitorMode mode = MonitorMode.Auto,
        double minDelta = 1e-4,
        int cooldown = 0,
        double minLearningRate = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        if (!(factor >= 0 && factor < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor makes the rate smaller: it is from 0 to below 1.");
        }

        if (double.IsNaN(minDelta))
        {
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "NaN compares with nothing.");
        }

        if (!(minLearningRate >= 0 && double.IsFinite(minLearningRate)))
        {
            throw new ArgumentOutOfRangeException(nameof(minLearningRate), minLearningRate, "A learning rate is a finite number of at least 0.");
        }

        MonitoredMetric = monitor;
        Factor = factor;
        Patience = patience;
        Mode = mode;
        MinDelta = minDelta;
        Cooldown = cooldown;
        MinLearningRate = minLearningRate;
    }

    /// <summary>The metric.</summary>
    public string MonitoredMetric { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>Measured epochs without improvement after which the rate is lowered.</summary>
    public int Patience { get; }

    /// <summary>Whether small or large values are better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>The smallest change that counts as an improvement.</summary>
    public double MinDelta { get; }

    /// <summary>Measured epochs behind a reduction that do not count.</summary>
    public int Cooldown { get; }

    /// <summary>The rate below which it is not lowered.</summary>
    public double MinLearningRate { get; }

    /// <summary>The best value; infinite if there was none.</summary>
    public double Best { get; private set; }

    /// <summary>How often the rate was lowered.</summary>
    public int Reductions { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        monitor = new(run, nameof(ReduceLROnPlateau), MonitoredMetric, Mode, MinDelta);
        Best = monitor.Worst;
        Reductions = 0;
        wait = 0;
        resting = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        if (!monitor!.TryRead(run, out double current))
        {
            return;
        }

        if (resting > 0)
        {
            resting--;
            wait = 0;
        }

        if (monitor.Improves(current, Best))
        {
            Best = current;
            wait = 0;
        }
        else if (resting == 0 && ++wait >= Patience)
        {
            Reduce(run);
        }
    }

    private void Reduce(TrainingRun run)
    {
        double rate = run.LearningRate;
        if (rate > MinLearningRate)
        {
            run.LearningRate = Math.Max(rate * Factor, MinLearningRate);
            Reductions++;
            resting = Cooldown;
            wait = 0;
        }
    }
}
