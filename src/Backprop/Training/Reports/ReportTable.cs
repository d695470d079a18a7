namespace Backprop;

/// <summary>A table that scrolls by itself where the page is too narrow for it. Columns of numbers are aligned to the right.</summary>
/// <param name="name">What it holds, for those who cannot see it.</param>
/// <param name="columns">The titles, and whether numbers are below.</param>
internal sealed class ReportTable(string name, IReadOnlyList<(string Title, bool Numeric)> columns)
{
    /// <summary>Writes it.</summary>
    /// <param name="page">Where.</param>
    /// <param name="rows">As many cells as there are columns in each; the first says what the row is about.</param>
    /// <param name="marked">The number of the row that stands out, or −1.</param>
    public void Write(PageWriter page, IEnumerable<string[]> rows, int marked = -1)
    {
        page.Break();
        using (page.Element("div", ("class", "scroll"), ("role", "region"), ("aria-label", name), ("tabindex", "0")))
        using (page.Element("table"))
        {
            using (page.Element("thead"))
            using (page.Element("tr"))
            {
                foreach ((string title, bool numeric) in columns)
                {
                    page.Element("th", title, ("scope", "col"), ("class", ClassOf(numeric)));
                }
            }

            using (page.Element("tbody"))
            {
                int number = 0;
                foreach (string[] row in rows)
                {
                    WriteRow(page, row, number++ == marked);
                }
            }
        }
    }

    private static string ClassOf(bool numeric) => numeric ? "number" : "word";

    private void WriteRow(PageWriter page, string[] row, bool marked)
    {
        page.Break();
        using (page.Element("tr", ("class", marked ? "best" : "plain")))
        {
            for (int column = 0; column < row.Length; column++)
            {
                page.Element("td", row[column], ("class", ClassOf(columns[column].Numeric)));
            }
        }
    }
}
