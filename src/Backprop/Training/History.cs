using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// What the epochs of one <c>Fit</c> brought: a series for each metric by Keras's name ("loss", "accuracy", "val_loss", "val_accuracy"),
/// and the time they took. <see cref="ToString"/> is a table, <see cref="SaveReport(string)"/> a page with curves.
/// </summary>
public sealed partial class History
{
    private readonly string[] names;
    private readonly List<double>[] series;
    private readonly List<int> epochs = [];
    private readonly List<TimeSpan> durations = [];
    private readonly List<double> rates = [];
    private readonly List<double> learningRates = [];
    private readonly MetricGoal[] goals;
    private readonly List<double>[] norms;
    private readonly OrderedDictionary<string, IReadOnlyList<double>> normsByLayer = new(StringComparer.Ordinal);

    internal History(NetworkDescription network, TrainingSettings settings, string[] names, MetricGoal[] goals, IReadOnlyList<string> layers)
    {
        Network = network;
        Settings = settings;
        this.names = names;
        this.goals = goals;
        series = [.. names.Select(_ => new List<double>())];
        norms = [.. layers.Select(_ => new List<double>())];
        for (int layer = 0; layer < norms.Length; layer++)
        {
            normsByLayer.Add(layers[layer], norms[layer]);
        }
    }

    /// <summary>The network: its layers, optimizer and losses.</summary>
    public NetworkDescription Network { get; }

    /// <summary>The network's class name.</summary>
    public string NetworkName => Network.Name;

    /// <summary>The arguments of <c>Fit</c>, and the seed.</summary>
    public TrainingSettings Settings { get; internal set; }

    /// <summary>The numbers of the epochs, from 1 (or from the initial epoch + 1).</summary>
    public IReadOnlyList<int> Epochs => epochs;

    /// <summary>The names of the series.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>How long each epoch took, validation included.</summary>
    public IReadOnlyList<TimeSpan> Durations => durations;

    /// <summary>Samples trained per second, validation not counted, for each epoch.</summary>
    public IReadOnlyList<double> SamplesPerSecond => rates;

    /// <summary>η at the end of each epoch: that of the next step.</summary>
    public IReadOnlyList<double> LearningRates => learningRates;

    /// <summary>
    /// For each layer with trainable weights, in the order of the parameter block, one value for each epoch of <see cref="Epochs"/>: the Euclidean
    /// norm ‖∂L/∂θ‖ of the gradient of all its weights in the epoch's last step, penalties included, before any clipping, computed in double. NaN
    /// for an epoch without a step.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> GradientNorms => normsByLayer;

    /// <summary>How long all epochs took.</summary>
    public TimeSpan Duration => durations.Aggregate(TimeSpan.Zero, (sum, duration) => sum + duration);

    /// <summary>Why training ended before its last epoch, or null if it did not.</summary>
    public string? StopReason { get; internal set; }

    /// <summary>
    /// One value for each epoch of <see cref="Epochs"/>; NaN where a metric was not measured, as "val_" metrics in an epoch that
    /// <c>validationFrequency</c> skips (Keras's lists are shorter there).
    /// </summary>
    /// <exception cref="KeyNotFoundException">No series has the name.</exception>
    public IReadOnlyList<double> this[string name] => Array.IndexOf(names, name) is >= 0 and int index
        ? series[index]
        : throw new KeyNotFoundException($"The history has no series '{name}'; it has {string.Join(", ", names.Select(known => $"'{known}'"))}.");

    /// <summary>
    /// The epoch (from 1) with the smallest "val_loss", or without validation data the smallest "loss"; the earliest of equal ones. 0 if
    /// there is none.
    /// </summary>
    public int BestEpoch => BestEpochBy(names.Contains("val_loss") ? "val_loss" : "loss");

    /// <summary>Whether there is a series of that name.</summary>
    public bool Contains(string name) => names.Contains(name);

    /// <summary>
    /// The epoch (from 1) with the best value of a metric: the largest of an accuracy, the smallest of anything else. 0 if there is none.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No series has the name.</exception>
    public int BestEpochBy(string name)
    {
        IReadOnlyList<double> values = this[name];
        bool maximize = goals[Array.IndexOf(names, name)] == MetricGoal.Maximize;
        int best = -1;
        for (int i = 0; i < values.Count; i++)
        {
            if (!double.IsNaN(values[i]) && (best < 0 || (maximize ? values[i] > values[best] : values[i] < values[best])))
            {
                best = i;
            }
        }

        return best < 0 ? 0 : epochs[best];
    }

    /// <summary>A table with a line for each epoch; the best one is marked.</summary>
    public override string ToString() => HistoryTable.Write(this);

    /// <summary>Adds what a run measured in the epoch that ends.</summary>
    internal void Add(TrainingRun run)
    {
        double[] values = new double[series.Length];
        for (int i = 0; i < values.Length; i++)
        {
            run.TryGetMetric(i, out values[i]);
        }

        double rate = run.TrainingTime > TimeSpan.Zero ? run.SamplesSeen / run.TrainingTime.TotalSeconds : 0;
        Add(run.Epoch, values, run.GradientNorms, run.LearningRate, run.EpochTime, rate);
    }

    /// <summary>Adds an epoch.</summary>
    /// <param name="epoch">Its number.</param>
    /// <param name="values">A value for each of <see cref="Names"/>, or NaN.</param>
    /// <param name="gradientNorms">A value for each layer of <see cref="GradientNorms"/>.</param>
    /// <param name="learningRate">η of the next step.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="samplesPerSecond">How fast it was.</param>
    internal void Add(
        int epoch, ReadOnlySpan<double> values, ReadOnlySpan<double> gradientNorms, double learningRate, TimeSpan duration, double samplesPerSecond)
    {
        epochs.Add(epoch);
        durations.Add(duration);
        rates.Add(samplesPerSecond);
        learningRates.Add(learningRate);
        for (int i = 0; i < series.Length; i++)
        {
            series[i].Add(values[i]);
        }

        for (int layer = 0; layer < norms.Length; layer++)
        {
            norms[layer].Add(gradientNorms[layer]);
        }
    }
}
