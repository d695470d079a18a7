using System.Globalization;
using System.Xml.Linq;

namespace Backprop.Tests.Training.Reports;

/// <summary>A page, parsed: it is well-formed XML as well as HTML.</summary>
internal sealed class Page(string html)
{
    public XDocument Document { get; } = XDocument.Parse(html);

    public string Text => Document.Root!.Value;

    public IEnumerable<XElement> All(string element, string? css = null) =>
        Document.Descendants(element).Where(found => css is null || Classes(found).Contains(css));

    /// <summary>The rows of a table by its name, the titles first.</summary>
    public string[][] Table(string name) =>
    [
        .. All("div", "scroll").First(div => div.Attribute("aria-label")!.Value == name).Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
    ];

    /// <summary>What stands behind a name in a list of names and values.</summary>
    public string Definition(string list, string name) =>
        All("dl", list).Elements("div").First(div => div.Element("dt")!.Value == name).Element("dd")!.Value;

    /// <summary>The chart of that title.</summary>
    public XElement Chart(string title) => All("figure").First(figure => figure.Element("figcaption")!.Value == title);

    /// <summary>The points of a chart's curves, from 0 to 1000 to the right and down.</summary>
    public static (double X, double Y)[][] Curves(XElement chart) =>
    [
        .. chart.Descendants("path").Where(path => Classes(path).Contains("line") && !Classes(path).Contains("dots") && !InLegend(path)).Select(path => Points(path.Attribute("d")!.Value)),
    ];

    public static (double X, double Y)[] Points(string path) =>
    [
        .. path.Split(['M', 'L', 'h'], StringSplitOptions.RemoveEmptyEntries)
            .Select(point => point.Split(' '))
            .Where(numbers => numbers.Length == 2)
            .Select(numbers => (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture))),
    ];

    private static bool InLegend(XElement path) => path.Ancestors("ul").Any();

    private static string[] Classes(XElement element) => element.Attribute("class")?.Value.Split(' ') ?? [];
}
