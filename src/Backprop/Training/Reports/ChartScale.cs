using System.Globalization;

namespace Backprop;

/// <summary>Where values lie on an axis, and which of them are written beside it.</summary>
internal sealed class ChartScale
{
    private const int MostTicks = 6;

    /// <summary>A range of so little is none: what follows from smaller numbers loses its digits.</summary>
    private const double Smallest = 1e-290;

    private readonly bool logarithmic;
    private readonly double low;
    private readonly double high;

    private ChartScale(bool logarithmic, double low, double high, IReadOnlyList<ChartTick> ticks)
    {
        this.logarithmic = logarithmic;
        this.low = low;
        this.high = high;
        Ticks = ticks;
    }

    /// <summary>The values that are written, in ascending order.</summary>
    public IReadOnlyList<ChartTick> Ticks { get; }

    /// <summary>The epochs from the first to the last.</summary>
    public static ChartScale OfEpochs(int first, int last)
    {
        if (first == last)
        {
            return new(false, first - 1.0, last + 1.0, [new(first, Text(first, 0))]);
        }

        double step = Math.Max(1, NiceStep((double)last - first));
        List<ChartTick> ticks = [new(first, Text(first, 0))];
        for (double value = (Math.Floor(first / step) + 1) * step; value < last - (0.4 * step); value += step)
        {
            // The first epoch has its number in any case, and no other close to it.
            if (value - first > 0.4 * step)
            {
                ticks.Add(new(value, Text(value, 0)));
            }
        }

        ticks.Add(new(last, Text(last, 0)));
        return new(false, first, last, ticks);
    }

    /// <summary>From below the smallest to above the largest value, both round numbers.</summary>
    public static ChartScale Linear(double smallest, double largest)
    {
        double size = Math.Max(Math.Abs(smallest), Math.Abs(largest));
        if (largest - smallest <= 1e-9 * size || size < Smallest)
        {
            double margin = size < Smallest ? 1 : size / 10;
            (smallest, largest) = (smallest - margin, largest + margin);
        }
        else if (smallest > 0 && smallest < largest / 4)
        {
            smallest = 0;
        }

        double step = NiceStep(largest - smallest);
        double from = Math.Floor((smallest / step) + 1e-6);
        int count = (int)Math.Min(2 * MostTicks, Math.Ceiling((largest / step) - 1e-6) - from);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return new(
            false,
            from * step,
            (from + count) * step,
            [.. Enumerable.Range(0, count + 1).Select(i => new ChartTick((from + i) * step, Text((from + i) * step, decimals)))]);
    }

    /// <summary>Equal ratios are equal distances; for values above zero.</summary>
    public static ChartScale Logarithmic(double smallest, double largest)
    {
        int from = (int)Math.Floor(Math.Log10(smallest));
        int to = (int)Math.Ceiling(Math.Log10(largest));
        List<double> marks = [];
        if (to - from > 2)
        {
            int step = (to - from + MostTicks - 1) / MostTicks;
            for (int exponent = from; exponent < to + step; exponent += step)
            {
                marks.Add(Math.Pow(10, exponent));
            }
        }
        else
        {
            // Few decades: 1, 2 and 5 of each, as far as the values go.
            for (int exponent = from; exponent <= to; exponent++)
            {
                marks.AddRange(((double[])[1, 2, 5]).Select(digit => digit * Math.Pow(10, exponent)));
            }

            int first = Math.Max(0, marks.FindLastIndex(mark => mark <= smallest));
            int last = marks.FindIndex(first + 1, mark => mark >= largest);
            marks = marks[first..((last < 0 ? marks.Count - 1 : last) + 1)];
        }

        return new(true, marks[0], marks[^1], [.. marks.Select(mark => new ChartTick(mark, Power(mark)))]);
    }

    /// <summary>0 at the lower end, 1 at the upper one.</summary>
    public double At(double value) => logarithmic
        ? (Math.Log10(value) - Math.Log10(low)) / (Math.Log10(high) - Math.Log10(low))
        : (value - low) / (high - low);

    /// <summary>1, 2 or 5 times a power of ten, so that a range has at most <see cref="MostTicks"/> steps.</summary>
    private static double NiceStep(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / MostTicks)));
        double digits = range / MostTicks / power;
        return power * (digits <= 1.0001 ? 1 : digits <= 2.0001 ? 2 : digits <= 5.0001 ? 5 : 10);
    }

    private static string Text(double value, int decimals)
    {
        double size = Math.Abs(value);
        return size == 0 && decimals > 5 ? "0"
            : size >= 1e6 || (size < 1e-3 && decimals > 5)
            ? value.ToString("0.######e0", CultureInfo.InvariantCulture)
            : value.ToString("F" + Math.Min(decimals, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Power(double value) =>
        value is >= 0.00099 and < 99_999 ? value.ToString("0.###", CultureInfo.InvariantCulture) : value.ToString("0e0", CultureInfo.InvariantCulture);
}
