using System.Globalization;

namespace Backprop;

/// <summary>How numbers look in a progress line, a table or a sentence: short, and the same in every culture.</summary>
internal static class Figures
{
    /// <summary>The most characters that <see cref="WriteMetric"/>, <see cref="WriteDuration"/> or <see cref="WriteCount"/> writes.</summary>
    public const int MaxLength = 32;

    /// <summary>A loss or a metric: 0.0834, 12.53, 1.204e-06; "-" where there is none.</summary>
    public static string Metric(double value)
    {
        Span<char> text = stackalloc char[MaxLength];
        return new(text[..WriteMetric(value, text)]);
    }

    /// <summary>A length of time: 310 ms, 2.1 s, 4 min 05 s, 1 h 12 min.</summary>
    public static string Duration(TimeSpan value)
    {
        Span<char> text = stackalloc char[MaxLength];
        return new(text[..WriteDuration(value, text)]);
    }

    /// <summary>A number of things: 812, 41.2k, 1.3M.</summary>
    public static string Count(double value)
    {
        Span<char> text = stackalloc char[MaxLength];
        return new(text[..WriteCount(value, text)]);
    }

    /// <summary><see cref="Metric"/> without a string; returns the characters written.</summary>
    public static int WriteMetric(double value, Span<char> text)
    {
        double size = Math.Abs(value);
        string format = size == 0 ? "0.0000" : size < 1e-3 || size >= 1e6 ? "0.000e-00" : size < 10 ? "0.0000" : size < 1000 ? "0.00" : "0";
        return double.IsNaN(value) ? Copy("-", text) : Write(value, format, text);
    }

    /// <summary><see cref="Duration"/> without a string; returns the characters written.</summary>
    public static int WriteDuration(TimeSpan value, Span<char> text)
    {
        if (value.TotalSeconds < 0.9995)
        {
            return Unit(value.TotalMilliseconds, value.TotalMilliseconds < 9.95 ? "0.0" : "0", " ms", text);
        }

        if (value.TotalSeconds < 59.95)
        {
            return Unit(value.TotalSeconds, "0.0", " s", text);
        }

        long seconds = (long)Math.Round(value.TotalSeconds);
        bool hours = seconds >= 3600;
        int length = Unit(hours ? seconds / 3600 : seconds / 60, "0", hours ? " h " : " min ", text);
        return length + Unit(hours ? seconds % 3600 / 60 : seconds % 60, "00", hours ? " min" : " s", text[length..]);
    }

    /// <summary><see cref="Count"/> without a string; returns the characters written.</summary>
    public static int WriteCount(double value, Span<char> text)
    {
        (double scale, string unit) = value switch
        {
            < 9_999.5 => (1.0, ""),
            < 999_950 => (1e3, "k"),
            < 999_950_000 => (1e6, "M"),
            _ => (1e9, "G"),
        };
        return Unit(value / scale, unit.Length == 0 ? "0" : "0.0", unit, text);
    }

    private static int Unit(double value, string format, string unit, Span<char> text)
    {
        int length = Write(value, format, text);
        return length + Copy(unit, text[length..]);
    }

    private static int Write(double value, string format, Span<char> text) =>
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture) ? length : 0;

    private static int Copy(string what, Span<char> text)
    {
        what.CopyTo(text);
        return what.Length;
    }
}
