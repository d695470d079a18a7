using System.Globalization;
using Spectre.Console;

namespace Residual;

/// <summary>A diagram of characters: numbers over their index, for several series on the same axes.</summary>
/// <param name="Title">What the vertical axis shows.</param>
/// <param name="Horizontal">What the horizontal axis counts.</param>
/// <param name="Logarithmic">Whether the vertical axis counts decades.</param>
/// <param name="Series">The numbers; those that share a column are averaged.</param>
internal sealed record Chart(string Title, string Horizontal, bool Logarithmic, params IReadOnlyList<Series> Series)
{
    private const int Width = 27;
    private const int Height = 13;
    private const int LabelWidth = 7;

    /// <summary>The diagram in colours.</summary>
    public Paragraph Draw()
    {
        (double low, double high) = Range();
        var picture = new Paragraph();
        picture.Append(Title.PadLeft(LabelWidth + 1) + "\n", new Style(decoration: Decoration.Bold));
        for (int row = 0; row < Height; row++)
        {
            double at = high - ((high - low) * row / (Height - 1));
            bool labelled = row % ((Height - 1) / 2) == 0;
            picture.Append((labelled ? Label(at) : "").PadLeft(LabelWidth) + (labelled ? "┤" : "│"));
            for (int column = 0; column < Width; column++)
            {
                Series? owner = Series.FirstOrDefault(s => Row(s, column, low, high) == row);
                picture.Append(owner?.Mark.ToString() ?? " ", owner?.Style ?? Style.Plain);
            }

            picture.Append("\n");
        }

        picture.Append(new string(' ', LabelWidth) + "└" + new string('─', Width) + "\n");
        string last = Series.Max(s => s.Values.Count).ToString(CultureInfo.InvariantCulture);
        picture.Append($"{new string(' ', LabelWidth + 1)}1 {Horizontal.PadLeft((Width + Horizontal.Length) / 2 - 2).PadRight(Width - last.Length - 2)}{last}");
        return picture;
    }

    private (double Low, double High) Range()
    {
        double[] all = [.. Series.SelectMany(s => s.Values).Select(Scale).Where(double.IsFinite)];
        if (!Logarithmic)
        {
            return (0, all.Max());
        }

        // The label in the middle is a whole decade too.
        double high = Math.Ceiling(all.Max());
        return (high - (2 * Math.Ceiling((high - all.Min()) / 2)), high);
    }

    private double Scale(double value) => Logarithmic ? Math.Log10(value) : value;

    private string Label(double at) => Logarithmic
        ? string.Create(CultureInfo.InvariantCulture, $"1e{Math.Round(at):F0}")
        : at.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>The row of the numbers that fall into a column; −1 where none do.</summary>
    private int Row(Series series, int column, double low, double high)
    {
        int count = series.Values.Count;
        double sum = 0;
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            if ((long)i * (Width - 1) / Math.Max(1, count - 1) == column)
            {
                sum += Scale(series.Values[i]);
                found++;
            }
        }

        double position = Height - 1 - (((sum / found) - low) / (high - low) * (Height - 1));
        return found == 0 || !double.IsFinite(position) ? -1 : Math.Clamp((int)Math.Round(position), 0, Height - 1);
    }
}

/// <summary>One of the curves.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Mark">The character.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Values">The numbers.</param>
internal sealed record Series(string Name, char Mark, Color Color, IReadOnlyList<double> Values)
{
    /// <summary>How the mark is drawn.</summary>
    public Style Style => new(Color);
}
