using System.Globalization;

namespace Backprop;

/// <summary>The table of the epochs; of very many only every n-th.</summary>
internal static class EpochSection
{
    /// <summary>So many rows are read rather than scrolled over.</summary>
    private const int MostRows = 250;

    public static void Write(PageWriter page, History history, string heading)
    {
        page.Element(heading, "Epochs");
        int count = history.Epochs.Count;
        if (count == 0)
        {
            page.Element("p", "There was none.", ("class", "note"));
            return;
        }

        int best = history.BestEpoch > 0 ? RunFigures.IndexOf(history, history.BestEpoch) : -1;
        int stride = (count + MostRows - 1) / MostRows;
        int[] shown = [.. Enumerable.Range(0, count).Where(i => i % stride == 0 || i == best || i == count - 1)];
        if (stride > 1)
        {
            page.Element(
                "p", string.Create(CultureInfo.InvariantCulture, $"One epoch in {stride} of {count}; the best and the last one in any case."), ("class", "note"));
        }

        var table = new ReportTable(
            "Epochs", [("epoch", true), .. history.Names.Select(name => (name, true)), ("learning rate", true), ("time", true), ("samples/s", true)]);
        table.Write(page, shown.Select(i => Row(history, i)), Array.IndexOf(shown, best));
        if (best >= 0)
        {
            page.Element("p", $"Marked: the epoch with the smallest {(history.Contains("val_loss") ? "val_loss" : "loss")}.", ("class", "note"));
        }
    }

    private static string[] Row(History history, int i) =>
    [
        history.Epochs[i].ToString(CultureInfo.InvariantCulture),
        .. history.Names.Select(name => Figures.Metric(history[name][i])),
        history.LearningRates[i].ToString("G4", CultureInfo.InvariantCulture),
        Figures.Duration(history.Durations[i]),
        Figures.Count(history.SamplesPerSecond[i]),
    ];
}
