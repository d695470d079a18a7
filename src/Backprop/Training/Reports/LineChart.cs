using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>
/// Curves over epochs. The drawing stretches with the page (its strokes do not) and all text is HTML beside it, so that letters have the same size on a
/// telephone and on a wide screen.
/// </summary>
/// <param name="title">What it shows.</param>
/// <param name="series">The curves.</param>
internal sealed class LineChart(string title, IReadOnlyList<ChartSeries> series)
{
    /// <summary>Colours and dashes of the style sheet: as their numbers have no common divisor, 28 pairs.</summary>
    private const int Colours = 7;
    private const int Dashes = 4;

    /// <summary>Up to so many points of a line are dots too where some are missing between them.</summary>
    private const int MostDots = 60;

    private readonly List<string> notes = [];

    /// <summary>Whether equal ratios are equal distances.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Whether it is as wide as the page.</summary>
    public bool Wide { get; init; }

    /// <summary>What is pointed at, or null.</summary>
    public ChartMark? Mark { get; init; }

    /// <summary>Writes it, or that there is nothing to draw.</summary>
    public void Write(PageWriter page)
    {
        double[] drawn = [.. series.SelectMany(s => s.Values).Where(value => ChartSeries.IsDrawn(value, Logarithmic))];
        page.Break();
        using (page.Element("figure", ("class", Wide ? "chart wide" : "chart")))
        {
            page.Element("figcaption", Logarithmic ? $"{title} (logarithmic)" : title);
            if (drawn.Length == 0)
            {
                notes.Add("There is no value that can be drawn.");
            }
            else
            {
                ChartScale x = ChartScale.OfEpochs(series.Min(s => s.Epochs.FirstOrDefault(int.MaxValue)), series.Max(s => s.Epochs.LastOrDefault(int.MinValue)));
                ChartScale y = Logarithmic ? ChartScale.Logarithmic(drawn.Min(), drawn.Max()) : ChartScale.Linear(drawn.Min(), drawn.Max());
                WriteFrame(page, x, y);
                WriteLegend(page);
            }

            NoteWhatIsLeftOut();
            foreach (string note in notes)
            {
                page.Element("p", note, ("class", "note"));
            }
        }
    }

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{fraction * 100:0.##}%");

    private static string Style(int number) => $"line c{(number % Colours).ToString(CultureInfo.InvariantCulture)} d{(number % Dashes).ToString(CultureInfo.InvariantCulture)}";

    private static string Place(double fraction) => (fraction * 1000).ToString("0.#", CultureInfo.InvariantCulture);

    private static void WriteValues(PageWriter page, ChartScale y)
    {
        using (page.Element("div", ("class", "values"), ("aria-hidden", "true")))
        {
            // As wide as its widest number, which does not show.
            page.Element("span", y.Ticks.MaxBy(tick => tick.Text.Length).Text, ("class", "room"));
            foreach (ChartTick tick in y.Ticks)
            {
                page.Element("span", tick.Text, ("style", $"top:{Percent(1 - y.At(tick.Value))}"));
            }
        }
    }

    private static void WriteEpochs(PageWriter page, ChartScale x)
    {
        using (page.Element("div", ("class", "epochs"), ("aria-hidden", "true")))
        {
            foreach (ChartTick tick in x.Ticks)
            {
                page.Element("span", tick.Text, ("style", $"left:{Percent(x.At(tick.Value))}"));
            }
        }
    }

    private void WriteFrame(PageWriter page, ChartScale x, ChartScale y)
    {
        using (page.Element("div", ("class", "frame")))
        {
            WriteValues(page, y);
            using (page.Element("div", ("class", "area")))
            {
                WriteDrawing(page, x, y);
                WriteMark(page, x, y);
            }

            WriteEpochs(page, x);
        }
    }

    private void WriteDrawing(PageWriter page, ChartScale x, ChartScale y)
    {
        string id = page.NextId().ToString(CultureInfo.InvariantCulture);
        using (page.Element(
            "svg", ("viewBox", "0 0 1000 1000"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-labelledby", $"t{id} d{id}")))
        {
            page.Element("title", title, ("id", $"t{id}"));
            page.Element("desc", Describe(), ("id", $"d{id}"));
            page.Void("path", ("class", "grid"), ("d", string.Concat(y.Ticks.Select(tick => $"M0 {Place(1 - y.At(tick.Value))}H1000"))));
            if (Mark is { } mark)
            {
                page.Void("path", ("class", "mark"), ("d", $"M{Place(x.At(mark.Epoch))} 0V1000"));
            }

            for (int i = 0; i < series.Count; i++)
            {
                WriteCurve(page, series[i], i, x, y);
            }

            if (Mark is { } place)
            {
                page.Void("path", ("class", "spot"), ("d", $"M{Place(x.At(place.Epoch))} {Place(1 - y.At(place.Value))}h0"));
            }
        }
    }

    private void WriteCurve(PageWriter page, ChartSeries curve, int number, ChartScale x, ChartScale y)
    {
        List<List<ChartPoint>> pieces = curve.Pieces(Logarithmic);
        int measured = pieces.Sum(piece => piece.Count);
        var line = new StringBuilder();
        var dots = new StringBuilder();
        bool sparse = measured < curve.Epochs.Count && measured <= MostDots;
        foreach (List<ChartPoint> piece in pieces)
        {
            char command = 'M';
            foreach (ChartPoint point in ChartPoint.Thin(piece, series.Count > Colours ? 75 : 200))
            {
                string place = $"{Place(x.At(point.Epoch))} {Place(1 - y.At(point.Value))}";
                line.Append(command).Append(place);
                command = 'L';

                // A line of no length with round ends is a dot that stays round however the drawing is stretched.
                if (sparse || piece.Count == 1)
                {
                    dots.Append('M').Append(place).Append("h0");
                }
            }
        }

        if (line.Length == 0)
        {
            return;
        }

        using (page.Element("g"))
        {
            page.Element("title", $"{curve.Name}: {Summary(curve)}");
            page.Void("path", ("class", Style(number)), ("d", line.ToString()));
            if (dots.Length > 0)
            {
                page.Void("path", ("class", Style(number) + " dots"), ("d", dots.ToString()));
            }
        }
    }

    private void WriteMark(PageWriter page, ChartScale x, ChartScale y)
    {
        if (Mark is not { } mark)
        {
            return;
        }

        // The text stands on the side with more room, at the end of the line that is further from the curve.
        double left = x.At(mark.Epoch);
        string side = left < 0.5 ? $"left:{Percent(left)};max-width:{Percent(1 - left)}" : $"right:{Percent(1 - left)};max-width:{Percent(left)}";
        page.Element("span", mark.Text, ("class", y.At(mark.Value) < 0.5 ? "flag top" : "flag bottom"), ("style", side));
    }

    private void WriteLegend(PageWriter page)
    {
        using (page.Element("ul", ("class", "legend")))
        {
            for (int i = 0; i < series.Count; i++)
            {
                using (page.Element("li"))
                {
                    using (page.Element("svg", ("viewBox", "0 0 30 10"), ("class", "key"), ("aria-hidden", "true")))
                    {
                        page.Void("path", ("class", Style(i)), ("d", "M1 5H29"));
                    }

                    page.Text(series[i].Name);
                }
            }
        }
    }

    private void NoteWhatIsLeftOut()
    {
        foreach (ChartSeries curve in series)
        {
            int[] infinite = [.. Enumerable.Range(0, curve.Values.Count).Where(i => !double.IsNaN(curve.Values[i]) && !ChartSeries.IsDrawn(curve.Values[i], false))];
            if (infinite.Length > 0)
            {
                notes.Add($"Not drawn: {curve.Name} is {Figures.Metric(curve.Values[infinite[0]])} in epoch {Epoch(curve, infinite[0])}{Further(infinite.Length)}.");
            }

            int[] zero = [.. Enumerable.Range(0, curve.Values.Count).Where(i => Logarithmic && !double.IsNaN(curve.Values[i]) && curve.Values[i] <= 0)];
            if (zero.Length > 0)
            {
                notes.Add($"Not on a logarithmic scale: {curve.Name} is {Figures.Metric(curve.Values[zero[0]])} in epoch {Epoch(curve, zero[0])}{Further(zero.Length)}.");
            }
        }

        static string Epoch(ChartSeries curve, int index) => curve.Epochs[index].ToString(CultureInfo.InvariantCulture);

        static string Further(int count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {count - 1} more");
    }

    private string Describe() => string.Join(" ", series.Select(curve => $"{curve.Name}: {Summary(curve)}."));

    private static string Summary(ChartSeries curve)
    {
        int[] there = [.. Enumerable.Range(0, curve.Values.Count).Where(i => !double.IsNaN(curve.Values[i]))];
        if (there.Length == 0)
        {
            return "not measured";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Metric(curve.Values[there[0]])} in epoch {curve.Epochs[there[0]]}, {Figures.Metric(curve.Values[there[^1]])} in epoch {curve.Epochs[there[^1]]}, between {Figures.Metric(there.Min(i => curve.Values[i]))} and {Figures.Metric(there.Max(i => curve.Values[i]))}");
    }
}
