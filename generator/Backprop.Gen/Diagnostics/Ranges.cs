using System.Globalization;

namespace Backprop.Gen.Diagnostics;

/// <summary>How a message says which numbers are legal.</summary>
internal static class Ranges
{
    public static string Describe(int minimum, int maximum) => (minimum, maximum) switch
    {
        (int.MinValue, int.MaxValue) => "a whole number",
        (int.MinValue, _) => $"at most {maximum.ToString(CultureInfo.InvariantCulture)}",
        (_, int.MaxValue) => $"at least {minimum.ToString(CultureInfo.InvariantCulture)}",
        _ => $"from {minimum.ToString(CultureInfo.InvariantCulture)} to {maximum.ToString(CultureInfo.InvariantCulture)}",
    };

    public static string Describe(double minimum, double maximum, bool minimumExcluded, bool maximumExcluded)
    {
        string low = minimum.ToString("R", CultureInfo.InvariantCulture);
        string high = maximum.ToString("R", CultureInfo.InvariantCulture);
        string lowText = minimumExcluded ? $"more than {low}" : $"at least {low}";
        string highText = maximumExcluded ? $"less than {high}" : $"at most {high}";
        return (double.IsInfinity(minimum), double.IsInfinity(maximum)) switch
        {
            (true, true) => "a finite number",
            (true, false) => highText,
            (false, true) => lowText,
            _ => $"{lowText} and {highText}",
        };
    }
}
