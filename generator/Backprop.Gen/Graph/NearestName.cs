namespace Backprop.Gen.Graph;

/// <summary>The name that a mistyped one most likely means.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the smallest edit distance, the first of several; empty where there are no candidates.</summary>
    public static string Of(string name, IEnumerable<string> candidates)
    {
        string nearest = "";
        int best = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate);
            if (distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    // Levenshtein's distance, one row at a time; the case of a letter counts half.
    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = 2 * j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = 2 * i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + Cost(a[i - 1], b[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 2 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }

    private static int Cost(char a, char b) => a == b ? 0 : char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 1 : 2;
}
