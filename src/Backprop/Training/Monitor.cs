namespace Backprop;

/// <summary>The comparison of a monitored metric with its best value so far, for the callbacks that wait for improvements.</summary>
internal sealed class Monitor
{
    private readonly int index;
    private readonly double minDelta;

    /// <summary>Looks the metric up.</summary>
    /// <exception cref="ArgumentException">The run does not measure it, or nothing says which values are better.</exception>
    public Monitor(TrainingRun run, string who, string name, MonitorMode mode, double minDelta)
    {
        index = run.MetricNames.ToList().IndexOf(name);
        if (index < 0)
        {
            string hint = name.StartsWith("val_", StringComparison.Ordinal) && !run.HasValidation
                ? "give Fit validation data or a validation split, or monitor"
                : "monitor";
            throw new ArgumentException(
                $"{who} monitors '{name}', which this training does not measure; "
                + $"{hint} one of {string.Join(", ", run.MetricNames.Select(known => $"'{known}'"))}.");
        }

        Maximizes = mode == MonitorMode.Max || (mode == MonitorMode.Auto && run.GoalOf(name) == MetricGoal.Maximize);
        if (mode == MonitorMode.Auto && run.GoalOf(name) == MetricGoal.Unknown)
        {
            throw new ArgumentException($"{who} cannot tell whether '{name}' is better small or large; say MonitorMode.Min or MonitorMode.Max.");
        }

        this.minDelta = Math.Abs(minDelta);
        Worst = Maximizes ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>Whether large values are better.</summary>
    public bool Maximizes { get; }

    /// <summary>The value that everything improves on.</summary>
    public double Worst { get; }

    /// <summary>The metric's value in the epoch that ends; false if it was not measured.</summary>
    public bool TryRead(TrainingRun run, out double value) => run.TryGetMetric(index, out value);

    /// <summary>Whether a value is better than another by more than the minimum; a NaN never is.</summary>
    public bool Improves(double value, double reference) =>
        Maximizes ? value - minDelta > reference : value + minDelta < reference;
}
