namespace Backprop.Importing;

/// <summary>Shapes and names for messages.</summary>
internal static class Words
{
    private const int Most = 20;

    /// <summary>For example "[3, 4]".</summary>
    public static string Of(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>The names in quotation marks, at most 20 of them.</summary>
    public static string Of(IReadOnlyCollection<string> names) => names.Count == 0
        ? "none"
        : string.Join(", ", names.Take(Most).Select(name => $"'{name}'")) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
}
