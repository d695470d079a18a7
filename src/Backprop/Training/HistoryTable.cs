using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>A <see cref="History"/> as text: right-aligned columns, the best epoch marked.</summary>
internal static class HistoryTable
{
    public static string Write(History history)
    {
        string[] header = ["epoch", .. history.Names, "time", "samples/s"];
        List<string[]> lines = [header];
        int best = history.BestEpoch;
        for (int i = 0; i < history.Epochs.Count; i++)
        {
            string mark = history.Epochs[i] == best ? "*" : " ";
            lines.Add(
            [
                mark + history.Epochs[i].ToString(CultureInfo.InvariantCulture),
                .. history.Names.Select(name => Figures.Metric(history[name][i])),
                Figures.Duration(history.Durations[i]),
                Figures.Count(history.SamplesPerSecond[i]),
            ]);
        }

        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{history.NetworkName}: {history.Epochs.Count} epochs in {Figures.Duration(history.Duration)}\n");
        foreach (string[] line in lines)
        {
            text.AppendJoin("  ", line.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        if (best > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"* smallest {(history.Contains("val_loss") ? "val_loss" : "loss")}");
        }

        if (history.StopReason is { } reason)
        {
            text.Append(best > 0 ? "; " : "").Append(reason);
        }

        return text.ToString().TrimEnd('\n');
    }
}
