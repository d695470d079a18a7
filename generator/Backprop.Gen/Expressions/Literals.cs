using System.Globalization;

namespace Backprop.Gen.Expressions;

/// <summary>
/// Numbers as C# literals: the shortest text that reads back as the same number, the same on every machine and in every culture. (The "R"
/// format is not: .NET Framework, on which Visual Studio runs generators, prints other digits than .NET.)
/// </summary>
internal static class Literals
{
    /// <summary>The literal of an element type.</summary>
    /// <param name="value">The number; for float it is rounded first.</param>
    /// <param name="element"><c>float</c> or <c>double</c>.</param>
    public static string Of(double value, string element)
    {
        bool single = element == "float";
        double rounded = single ? (float)value : value;
        if (double.IsNaN(rounded) || double.IsInfinity(rounded))
        {
            return element + "." + (double.IsNaN(rounded) ? "NaN" : rounded > 0 ? "PositiveInfinity" : "NegativeInfinity");
        }

        string digits = Shortest(rounded, single);
        return single ? digits + "f" : digits.IndexOfAny(['.', 'e']) < 0 ? digits + ".0" : digits;
    }

    /// <summary>The number for comments and messages, without suffix: <c>0.9</c>, <c>1e-7</c>, <c>∞</c>.</summary>
    public static string Plain(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞")
        : Shortest(value, single: false);

    /// <summary>As <see cref="Plain"/>, rounded to six digits where that is shorter, unless 0.9999999 would become 1.</summary>
    public static string Short(double value)
    {
        string exact = Plain(value);
        if (exact.Length <= 8 || double.IsInfinity(value))
        {
            return exact;
        }

        double rounded = double.Parse(value.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        bool becomesWhole = rounded == Math.Round(rounded) && Math.Abs(value - rounded) > 1e-9 * Math.Abs(value);
        return becomesWhole ? exact : Plain(rounded);
    }

    private static string Shortest(double value, bool single)
    {
        if (value == 0)
        {
            return 1 / value < 0 ? "-0" : "0";
        }

        string scientific = "";
        int most = single ? 8 : 16;
        for (int decimals = 0; decimals <= most; decimals++)
        {
            scientific = value.ToString("E" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (ReadsBack(scientific, value, single))
            {
                break;
            }
        }

        return Arrange(scientific);
    }

    private static bool ReadsBack(string text, double value, bool single) =>
        single
            ? float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float f) && f == (float)value
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double d) && d == value;

    /// <summary>From <c>-1.25E-003</c> to <c>-0.00125</c>; exponents beyond −4 and 6 stay.</summary>
    private static string Arrange(string scientific)
    {
        int e = scientific.IndexOf('E');
        string sign = scientific[0] == '-' ? "-" : "";
        string digits = scientific.Substring(sign.Length, e - sign.Length).Replace(".", "");
        int exponent = int.Parse(scientific.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -4 or > 6)
        {
            string fraction = digits.Length == 1 ? "" : "." + digits.Substring(1);
            return sign + digits.Substring(0, 1) + fraction + "e" + exponent.ToString(CultureInfo.InvariantCulture);
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        int whole = exponent + 1;
        return sign + (digits.Length <= whole
            ? digits + new string('0', whole - digits.Length)
            : digits.Substring(0, whole) + "." + digits.Substring(whole));
    }
}
