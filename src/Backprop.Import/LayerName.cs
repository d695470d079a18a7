using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Importing;

/// <summary>What the names of layers tell of their order: <c>features.0</c> comes before <c>features.10</c>, <c>encoder</c> and <c>decoder</c> tell nothing.</summary>
internal static partial class LayerName
{
    /// <summary>The name without its numbers, and the numbers.</summary>
    public static (string Pattern, IReadOnlyList<long> Numbers) Split(string name) =>
        (Digits().Replace(name, "#"), [.. Digits().Matches(name).Select(match => Number(match.Value))]);

    /// <summary>Keras's numbering: <c>dense_2</c> is number 2 of <c>dense</c>, and <c>dense</c> is number 0.</summary>
    public static (string Kind, long Number) OfKeras(string name) => Suffix().Match(name) is { Success: true } suffix
        ? (name[..suffix.Index], Number(suffix.Groups[1].Value))
        : (name, 0);

    // Names with longer numbers are nobody's; they only must not be a failure.
    private static long Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : long.MaxValue;

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("_([0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
