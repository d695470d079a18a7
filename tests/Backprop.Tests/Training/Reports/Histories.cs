using Backprop.Runtime;

namespace Backprop.Tests.Training.Reports;

/// <summary>Histories that a test has written down, durations included.</summary>
internal static class Histories
{
    public const string Overfitting = "over-fitting", Empty = "no epoch", Single = "one epoch", Gaps = "rare validations", Infinite = "infinite values",
        Unmeasured = "nothing measured", Long = "10 000 epochs", Unvalidated = "no validation", Hostile = "hostile names", Deep = "40 layers",
        Several = "several outputs";

    public static readonly string[] All =
        [Overfitting, Empty, Single, Gaps, Infinite, Unmeasured, Long, Unvalidated, Hostile, Deep, Several];

    public static History Of(string kind) => kind switch
    {
        Overfitting => Curve(20, e => [1.0 / e, 1 - (0.5 / e), ValidationLossOf(e), 0.8 - (0.01 * Math.Abs(e - 7))]),
        Empty => Curve(0, _ => []),
        Single => Curve(1, _ => [0.5, 0.25, 0.75, 0.125]),
        Gaps => Curve(30, e => e % 5 == 0 ? [1.0 / e, 0.5, 2.0 / e, 0.25] : [1.0 / e, 0.5, double.NaN, double.NaN]),
        Infinite => Curve(6, e => [e == 3 ? double.PositiveInfinity : e, 0.5, e > 4 ? double.PositiveInfinity : e, e == 2 ? double.NegativeInfinity : 0.5], e => e == 4 ? double.PositiveInfinity : 0),
        Unmeasured => Curve(3, _ => [double.NaN, double.NaN, double.NaN, double.NaN], _ => double.NaN),
        Long => Curve(10_000, e => [e == 5_000 ? 9 : 2 + Math.Sin(e), 0.5, e == 7_777 ? 0.5 : 3 + Math.Cos(e), 0.5]),
        Unvalidated => Curve(4, e => [1.0 / e, 0.5], validated: false),
        Hostile => Curve(3, e => [e, e, e, e], name: "</style><script src=\"http://x\">&\u0001\uD800", metric: "<a href='http://y'>&amp;\"", layers: ["<b>]]>", "µ λ"]),
        Deep => Curve(12, e => [1.0 / e, 0.5, 1.0 / e, 0.5], e => Math.Pow(10, -e), layers: [.. Enumerable.Range(1, 40).Select(i => $"body_{i}.dense")]),
        Several => Curve(5, e => [e, e, e, e], metric: "digit_accuracy"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such history."),
    };

    /// <summary>Smallest in epoch 7, where it is 0.4, and 0.524 in epoch 20.</summary>
    public static double ValidationLossOf(int epoch) => epoch <= 7 ? 1 - (0.6 * (epoch - 1) / 6) : 0.4 + (0.124 * (epoch - 7) / 13);

    /// <summary>"loss", a metric and the same of validation, over epochs from 1.</summary>
    public static History Curve(
        int epochs,
        Func<int, double[]> values,
        Func<int, double>? norm = null,
        bool validated = true,
        string name = "Example",
        string metric = "accuracy",
        string[]? layers = null)
    {
        layers ??= ["dense"];
        NetworkDescription network = new EchoNetwork(EchoNetwork.Values("y", 1)).Description with
        {
            Name = name,
            OptimizerText = "Adam(LearningRate = 0.01)",
            Layers = [.. layers.Select(layer => new LayerDescription(layer, "Dense", [4], 1234, 5678))],
        };
        string[] names = validated ? ["loss", metric, "val_loss", $"val_{metric}"] : ["loss", metric];
        MetricGoal[] goals = validated
            ? [MetricGoal.Minimize, MetricGoal.Maximize, MetricGoal.Minimize, MetricGoal.Maximize]
            : [MetricGoal.Minimize, MetricGoal.Maximize];
        var history = new History(
            network,
            new() { Epochs = epochs, BatchSize = 32, Samples = 640, ValidationSamples = validated ? 160 : null, Shuffle = true, Seed = 18_446_744_073_709_551_615 },
            names,
            goals,
            layers);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            double[] norms = [.. layers.Select((_, i) => norm?.Invoke(epoch) ?? 1.0 / (epoch + i))];
            history.Add(epoch, values(epoch), norms, 0.01 / epoch, TimeSpan.FromMilliseconds(100 + epoch), 1000 * epoch);
        }

        return history;
    }
}
