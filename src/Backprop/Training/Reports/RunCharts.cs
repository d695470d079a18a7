using System.Globalization;

namespace Backprop;

/// <summary>The charts of one training.</summary>
internal static class RunCharts
{
    public static void Write(PageWriter page, ReportRun run)
    {
        History history = run.History;
        using (page.Element("div", ("class", "charts")))
        {
            foreach (string metric in run.Metrics)
            {
                ChartSeries[] series = [.. run.SeriesOf(metric).Select(name => new ChartSeries(name, history.Epochs, history[name]))];
                bool loss = metric == "loss";
                new LineChart(metric, series)
                {
                    Wide = loss,
                    Logarithmic = loss && SpansDecades(series),
                    Mark = loss ? MarkOf(run) : null,
                }.Write(page);
            }

            WriteLearningRate(page, history);
            if (history.GradientNorms.Count > 0)
            {
                new LineChart(
                    "gradient norm of each layer, last step of the epoch",
                    [.. history.GradientNorms.Select(layer => new ChartSeries(layer.Key, history.Epochs, layer.Value))])
                {
                    Logarithmic = true,
                    Wide = history.GradientNorms.Count > 8,
                }.Write(page);
            }
        }
    }

    /// <summary>Whether most of a curve would lie on the axis: a loss that falls to less than a fiftieth, or once was that much larger than usual.</summary>
    public static bool SpansDecades(IReadOnlyList<ChartSeries> series)
    {
        double[] values = [.. series.SelectMany(s => s.Values).Where(value => !double.IsNaN(value) && !double.IsInfinity(value)).Order()];
        return values.Length > 0 && values[0] > 0 && ChartSeries.IsDrawn(values[0], logarithmic: true) && values[^1] > 50 * values[values.Length / 2];
    }

    private static ChartMark? MarkOf(ReportRun run) => run.Verdict.Epoch == 0
        ? null
        : new(
            run.Verdict.Epoch,
            run.History["val_loss"][RunFigures.IndexOf(run.History, run.Verdict.Epoch)],
            string.Create(CultureInfo.InvariantCulture, $"smallest val_loss: epoch {run.Verdict.Epoch}"));

    private static void WriteLearningRate(PageWriter page, History history)
    {
        double[] rates = [.. history.LearningRates.Distinct()];
        if (rates.Length == 1)
        {
            page.Break();
            using (page.Element("figure", ("class", "chart")))
            {
                page.Element("figcaption", "learning rate");
                page.Element("p", $"{rates[0].ToString("G6", CultureInfo.InvariantCulture)} in all epochs.", ("class", "note"));
            }
        }
        else if (rates.Length > 1)
        {
            var series = new ChartSeries("learning rate behind the epoch", history.Epochs, history.LearningRates);
            new LineChart("learning rate", [series]) { Logarithmic = rates.Min() > 0 && rates.Max() > 50 * rates.Min() }.Write(page);
        }
    }
}
