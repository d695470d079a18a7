using System.Globalization;

namespace Backprop;

/// <summary>Ends training when a metric has stopped improving. As <c>keras.callbacks.EarlyStopping</c>.</summary>
/// <remarks>
/// An object may be used for one <c>Fit</c> after another; each begins afresh. In epochs in which the metric was not measured (a "val_"
/// metric with a <c>validationFrequency</c>) nothing happens.
/// </remarks>
public sealed class EarlyStopping : Callback
{
    private Monitor? monitor;
    private WeightSnapshot? best;
    private int wait;

    /// <summary>Names the metric and the rules.</summary>
    /// <param name="monitor">The metric: "val_loss", "accuracy" …</param>
    /// <param name="patience">Measured epochs without improvement after which training stops.</param>
    /// <param name="minDelta">The smallest change that counts as an improvement.</param>
    /// <param name="mode">Whether small or large values are better.</param>
    /// <param name="baseline">A value that must be reached too: improvements that do not reach it do not reset the patience.</param>
    /// <param name="restoreBestWeights">
    /// Whether the weights behind the best epoch are put back at the end, also when training ran to its last epoch, and whatever the
    /// baseline says. The optimizer's state stays that of the last step.
    /// </param>
    /// <param name="startFromEpoch">Epochs at the beginning that do not count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of epochs, or a number that is NaN.</exception>
    public EarlyStopping(
        string monitor = "val_loss",
        int patience = 0,
        double minDelta = 0,
        MonitorMode mode = MonitorMode.Auto,
        double? baseline = null,
        bool restoreBestWeights = false,
        int startFromEpoch = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        if (double.IsNaN(minDelta) || baseline is double.NaN)
        {
            string name = double.IsNaN(minDelta) ? nameof(minDelta) : nameof(baseline);
            throw new ArgumentOutOfRangeException(name, double.NaN, "NaN compares with nothing.");
        }

        MonitoredMetric = monitor;
        Patience = patience;
        MinDelta = minDelta;
        Mode = mode;
        Baseline = baseline;
        RestoreBestWeights = restoreBestWeights;
        StartFromEpoch = startFromEpoch;
    }

    /// <summary>The metric.</summary>
    public string MonitoredMetric { get; }

    /// <summary>Measured epochs without improvement after which training stops.</summary>
    public int Patience { get; }

    /// <summary>The smallest change that counts as an improvement.</summary>
    public double MinDelta { get; }

    /// <summary>Whether small or large values are better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>A value that must be reached too, or null.</summary>
    public double? Baseline { get; }

    /// <summary>Whether the best weights are put back at the end.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>Epochs at the beginning that do not count.</summary>
    public int StartFromEpoch { get; }

    /// <summary>The epoch (from 1) behind which it stopped the training, or 0.</summary>
    public int StoppedEpoch { get; private set; }

    /// <summary>The epoch (from 1) with the best value, or 0.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The best value; infinite if there was none.</summary>
    public double Best { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        monitor = new(run, nameof(EarlyStopping), MonitoredMetric, Mode, MinDelta);
        best = RestoreBestWeights ? run.CreateSnapshot() : null;
        wait = 0;
        StoppedEpoch = 0;
        BestEpoch = 0;
        Best = monitor.Worst;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run)
    {
        if (run.Epoch <= StartFromEpoch || !monitor!.TryRead(run, out double current))
        {
            return;
        }

        if (best is { IsTaken: false })
        {
            // Weights whose metric is NaN are still better than none.
            Keep(run);
        }

        wait++;
        if (monitor.Improves(current, Best))
        {
            Best = current;
            Keep(run);
            if (Baseline is not { } baseline || monitor.Improves(current, baseline))
            {
                wait = 0;
            }
        }
        else if (wait >= Patience && run.Epoch > 1)
        {
            StoppedEpoch = run.Epoch;
            run.Stop(Describe(run));
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        if (best is { IsTaken: true })
        {
            best.Restore();
        }
    }

    private void Keep(TrainingRun run)
    {
        BestEpoch = run.Epoch;
        best?.Take();
    }

    private string Describe(TrainingRun run)
    {
        string reached = double.IsInfinity(Best)
            ? "was never a number"
            : $"has not improved since epoch {BestEpoch} ({Figures.Metric(Best)})";
        string restored = RestoreBestWeights ? string.Create(CultureInfo.InvariantCulture, $"; the weights of epoch {BestEpoch} are restored") : "";
        return string.Create(CultureInfo.InvariantCulture, $"stopped behind epoch {run.Epoch}: {MonitoredMetric} {reached}{restored}");
    }
}
