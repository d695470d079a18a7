using System.Globalization;

namespace Backprop;

/// <summary>The figures that one wants to see first.</summary>
internal static class RunFigures
{
    /// <summary>How far training went, how long it took and why it ended.</summary>
    public static string Course(History history)
    {
        int planned = Math.Max(0, history.Settings.Epochs - history.Settings.InitialEpoch);
        string done = history.Epochs.Count == planned ? "" : $"{Number(history.Epochs.Count)} of ";
        string epochs = $"{done}{Number(planned)} {(planned == 1 ? "epoch" : "epochs")} in {Figures.Duration(history.Duration)}.";
        return history.StopReason is { } reason ? $"{epochs} {char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}." : epochs;
    }

    public static void Write(PageWriter page, ReportRun run)
    {
        History history = run.History;
        page.Break();
        using (page.Element("dl", ("class", "figures")))
        {
            int best = history.BestEpoch;
            Figure(page, "best epoch", best > 0 ? Number(best) : "-", $"smallest {(history.Contains("val_loss") ? "val_loss" : "loss")}");
            foreach (string name in run.Metrics.SelectMany(run.SeriesOf))
            {
                int bestOfIt = history.BestEpochBy(name);
                Figure(
                    page,
                    name,
                    Figures.Metric(Last(history[name])),
                    bestOfIt > 0 ? $"best {Figures.Metric(history[name][IndexOf(history, bestOfIt)])} in epoch {Number(bestOfIt)}" : "not measured");
            }

            Figure(page, "duration", Figures.Duration(history.Duration), history.Epochs.Count > 0 ? $"{Figures.Duration(history.Duration / history.Epochs.Count)} an epoch" : "");
            Figure(page, "samples/s", history.Epochs.Count > 0 ? Figures.Count(Median(history.SamplesPerSecond)) : "-", "median of the epochs");
        }
    }

    /// <summary>The last value that was measured.</summary>
    public static double Last(IReadOnlyList<double> values) => values.LastOrDefault(value => !double.IsNaN(value), double.NaN);

    /// <summary>Where an epoch is in the lists of a history.</summary>
    public static int IndexOf(History history, int epoch)
    {
        int index = 0;
        while (history.Epochs[index] != epoch)
        {
            index++;
        }

        return index;
    }

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Figure(PageWriter page, string name, string value, string more)
    {
        page.Break();
        using (page.Element("div"))
        {
            page.Element("dt", name);
            page.Element("dd", value);
            page.Element("dd", more, ("class", "more"));
        }
    }
}
