namespace Backprop.Runtime;

/// <summary>Names that a mistyped name may have meant.</summary>
internal static class NearestNames
{
    private const int Shown = 5;

    /// <summary>"did you mean …" with the nearest names by edit distance, or that there are none.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        string[] nearest = [.. known.OrderBy(candidate => Distance(name, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal)];
        return nearest.Length == 0
            ? "there are none"
            : $"the nearest of {nearest.Length} names: {string.Join(", ", nearest.Take(Shown).Select(candidate => $"'{candidate}'"))}";
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
