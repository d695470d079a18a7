using System.Globalization;

namespace Backprop;

/// <summary>The result of <c>Evaluate</c>: the loss and the metrics over a whole data set.</summary>
public sealed class Evaluation
{
    private readonly string[] names;
    private readonly double[] values;

    internal Evaluation(string[] names, double[] values, long samples, TimeSpan duration)
    {
        this.names = names;
        this.values = values;
        Samples = samples;
        Duration = duration;
    }

    /// <summary>The total loss: the mean over the samples, Σ loss weight · loss over the outputs.</summary>
    public double Loss => values[0];

    /// <summary>The metric called "accuracy".</summary>
    /// <exception cref="KeyNotFoundException">None is, for example because the loss is no cross-entropy.</exception>
    public double Accuracy => this["accuracy"];

    /// <summary>What was measured, the loss first.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Samples.</summary>
    public long Samples { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>A value by its name.</summary>
    /// <exception cref="KeyNotFoundException">Nothing of that name was measured.</exception>
    public double this[string name] => Array.IndexOf(names, name) is >= 0 and int index
        ? values[index]
        : throw new KeyNotFoundException($"'{name}' was not measured; there is {string.Join(", ", names.Select(known => $"'{known}'"))}.");

    /// <summary>For example "loss: 0.0834 - accuracy: 0.9747 (10000 samples in 310 ms)".</summary>
    public override string ToString()
    {
        string measured = string.Join(" - ", names.Select((name, i) => $"{name}: {Figures.Metric(values[i])}"));
        return string.Create(CultureInfo.InvariantCulture, $"{measured} ({Samples} samples in {Figures.Duration(Duration)})");
    }
}
