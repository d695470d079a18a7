using System.Globalization;

namespace Backprop;

/// <summary>Several trainings side by side: a table, what over-fits, and each metric of all of them in one chart.</summary>
internal static class RunComparison
{
    public static void Write(PageWriter page, IReadOnlyList<ReportRun> runs)
    {
        page.Break();
        using (page.Element("section"))
        {
            page.Element("h2", "Comparison");
            WriteTable(page, runs);
            using (page.Element("ul", ("class", "verdicts")))
            {
                foreach (ReportRun run in runs)
                {
                    using (page.Element("li"))
                    {
                        page.Element("strong", $"{run.Name}: ");
                        page.Text(run.Verdict.Sentence);
                    }
                }
            }

            using (page.Element("div", ("class", "charts")))
            {
                foreach (string name in Names(runs))
                {
                    ChartSeries[] series = [.. runs.Where(run => run.History.Contains(name)).Select(run => new ChartSeries(run.Name, run.History.Epochs, run.History[name]))];
                    new LineChart(name, series) { Logarithmic = name.EndsWith("loss", StringComparison.Ordinal) && RunCharts.SpansDecades(series) }.Write(page);
                }
            }
        }
    }

    private static void WriteTable(PageWriter page, IReadOnlyList<ReportRun> runs)
    {
        string[] names = [.. Names(runs)];
        var table = new ReportTable(
            "Comparison", [("training", false), ("epochs", true), ("best epoch", true), .. names.Select(name => ($"last {name}", true)), ("time", true)]);
        table.Write(page, runs.Select(run => (string[])
        [
            run.Name,
            run.History.Epochs.Count.ToString(CultureInfo.InvariantCulture),
            run.History.BestEpoch > 0 ? run.History.BestEpoch.ToString(CultureInfo.InvariantCulture) : "-",
            .. names.Select(name => run.History.Contains(name) ? Figures.Metric(RunFigures.Last(run.History[name])) : ""),
            Figures.Duration(run.History.Duration),
        ]));
    }

    /// <summary>All that any of the trainings measured: validation, which decides, before training.</summary>
    private static IEnumerable<string> Names(IReadOnlyList<ReportRun> runs) =>
        runs.SelectMany(run => run.Metrics.SelectMany(metric => run.SeriesOf(metric).Reverse())).Distinct(StringComparer.Ordinal);
}
