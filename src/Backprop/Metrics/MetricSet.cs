using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// All that one pass over data reports, in order and by Keras's names: "loss"; with several losses each output's, as "digit_loss"; then the
/// metrics, with the output's name in front where the network has several outputs, as "digit_accuracy".
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class MetricSet<T> : IMeasured
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Metric<T>[] metrics;
    private readonly int[] ports;
    private readonly int[] lossPorts;
    private readonly Mean[] outputLosses;
    private Mean loss;

    /// <param name="network">The network.</param>
    /// <param name="wanted">The user's metrics, or null for the accuracy of every output with a cross-entropy.</param>
    public MetricSet(NetworkDescription network, IReadOnlyList<Metric<T>>? wanted)
    {
        metrics = wanted is null ? Accuracies(network) : [.. wanted];
        ports = [.. metrics.Select(metric => PortOf(metric, network))];
        int[] withLoss = [.. Enumerable.Range(0, network.Outputs.Count).Where(o => network.Outputs[o].Target != TargetKind.None)];
        lossPorts = withLoss.Length > 1 ? withLoss : [];
        outputLosses = new Mean[lossPorts.Length];
        Names =
        [
            "loss",
            .. lossPorts.Select(o => $"{network.Outputs[o].Name}_loss"),
            .. metrics.Select((metric, i) => network.Outputs.Count > 1 ? $"{network.Outputs[ports[i]].Name}_{metric.Name}" : metric.Name),
        ];
        Goals = [.. Names.Take(1 + lossPorts.Length).Select(_ => MetricGoal.Minimize), .. metrics.Select(metric => metric.Goal)];
        if (Names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two metrics are called '{twice.Key}'; give one of them another name.");
        }

        foreach (Metric<T> metric in metrics)
        {
            if (metrics.Count(other => ReferenceEquals(other, metric)) > 1)
            {
                throw new ArgumentException($"The metric object '{metric.Name}' is listed twice; every output needs an object of its own.");
            }
        }
    }

    /// <summary>What the values are called.</summary>
    public string[] Names { get; }

    /// <summary>Which values are better.</summary>
    public MetricGoal[] Goals { get; }

    /// <summary>Whether a metric looks at this output.</summary>
    public bool Reads(int output) => Array.IndexOf(ports, output) >= 0;

    /// <summary>Forgets all batches.</summary>
    public void Reset()
    {
        loss.Reset();
        Array.Clear(outputLosses);
        foreach (Metric<T> metric in metrics)
        {
            metric.Reset();
        }
    }

    /// <summary>Adds a batch's losses: the total, and each output's.</summary>
    public void AddLosses(double total, ReadOnlySpan<double> losses, int count)
    {
        loss.Add(total, count);
        for (int i = 0; i < lossPorts.Length; i++)
        {
            outputLosses[i].Add(losses[lossPorts[i]], count);
        }
    }

    /// <summary>Adds a batch's outputs of one port to the metrics that look at it.</summary>
    public void AddOutputs(int output, scoped in Predictions<T> batch)
    {
        for (int i = 0; i < metrics.Length; i++)
        {
            if (ports[i] == output)
            {
                metrics[i].Update(batch);
            }
        }
    }

    /// <summary>The values so far, in the order of <see cref="Names"/>.</summary>
    public void CopyTo(Span<double> values)
    {
        values[0] = loss.Result;
        for (int i = 0; i < outputLosses.Length; i++)
        {
            values[1 + i] = outputLosses[i].Result;
        }

        for (int i = 0; i < metrics.Length; i++)
        {
            values[1 + outputLosses.Length + i] = metrics[i].Result;
        }
    }

    private static Metric<T>[] Accuracies(NetworkDescription network) =>
    [
        .. network.Outputs
            .Where(output => output.Loss?.EndsWith("Crossentropy", StringComparison.Ordinal) == true)
            .Select(Accuracy<T>.For),
    ];

    private static int PortOf(Metric<T> metric, NetworkDescription network)
    {
        OutputDescription[] candidates = [.. network.Outputs.Where(output => output.Target != TargetKind.None)];
        OutputDescription? output = metric.Output is { } name
            ? network.Outputs.FirstOrDefault(candidate => candidate.Name == name)
            : candidates.Length == 1 ? candidates[0] : null;
        if (output is null)
        {
            string known = string.Join(", ", candidates.Select(candidate => $"'{candidate.Name}'"));
            throw new ArgumentException(metric.Output is null
                ? $"Metric '{metric.Name}' does not say which output it judges; set its Output to one of {known}."
                : $"Metric '{metric.Name}' judges output '{metric.Output}', which network {network.Name} does not have; it has {known}.");
        }

        if (output.Target == TargetKind.None)
        {
            throw new ArgumentException($"Metric '{metric.Name}' judges output '{output.Name}', which has no loss and so no targets.");
        }

        metric.Check(output);
        return network.Outputs.ToList().IndexOf(output);
    }
}
