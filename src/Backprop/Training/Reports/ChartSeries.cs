namespace Backprop;

/// <summary>One curve.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Epochs">Where its values are, ascending.</param>
/// <param name="Values">One for each epoch; NaN where there is none.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<int> Epochs, IReadOnlyList<double> Values)
{
    /// <summary>The largest number that is drawn: beyond it even the arithmetic of an axis would overflow.</summary>
    private const double Largest = 1e300;

    /// <summary>Whether a value has a place in a chart.</summary>
    public static bool IsDrawn(double value, bool logarithmic) => Math.Abs(value) <= Largest && (!logarithmic || value >= 1 / Largest);

    /// <summary>
    /// The points in pieces that are lines without a gap. A value that was not measured (NaN) is passed over; one that cannot be drawn ends a piece.
    /// </summary>
    /// <param name="logarithmic">Whether zero cannot be drawn.</param>
    public List<List<ChartPoint>> Pieces(bool logarithmic)
    {
        List<List<ChartPoint>> pieces = [];
        bool goesOn = false;
        for (int i = 0; i < Values.Count; i++)
        {
            if (double.IsNaN(Values[i]))
            {
                continue;
            }

            if (!IsDrawn(Values[i], logarithmic))
            {
                goesOn = false;
                continue;
            }

            if (!goesOn)
            {
                pieces.Add([]);
                goesOn = true;
            }

            pieces[^1].Add(new(Epochs[i], Values[i]));
        }

        return pieces;
    }
}
