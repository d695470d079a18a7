namespace Backprop.Gen.Emission;

/// <summary>
/// Sums over samples with samples in the lanes: lane l of sixteen adds up samples l, l + 16, …, whatever the width of the vectors, so that the bits do not
/// depend on it. The runtime's <c>LaneSums</c> adds the lanes.
/// </summary>
internal static class LaneLoop
{
    /// <summary>As many sums as a <c>LaneBuffer</c> has room for; with their operands they fit 16 registers.</summary>
    public const int MostSums = 12;

    private const int Lanes = 16;

    /// <summary>The buffer for the lanes.</summary>
    public static void WriteBuffer(KernelWriter w)
    {
        w.Line($"LaneBuffer<{w.Element}> buffer = default;");
        w.Line($"ref {w.Element} lanes = ref LaneSums.Start(ref buffer);");
    }

    /// <summary>Adds up and stores the lanes of each sum one behind the other.</summary>
    /// <param name="w">The kernel.</param>
    /// <param name="sums">Names of the sums.</param>
    /// <param name="positions">Positions that are summed over, too.</param>
    /// <param name="sources">What is read: its letter, its first feature, and how many features it has at a position.</param>
    /// <param name="terms">Writes what is added for a vector of samples, read from the letter with an <c>s</c> behind it.</param>
    public static void Write(
        KernelWriter w, IReadOnlyList<string> sums, int positions, IReadOnlyList<(string Letter, string Feature, int Features)> sources, Action terms)
    {
        using (w.Block($"for (nint lane = 0; lane < {Lanes}; lane += V.Count)"))
        {
            w.Line($"V {string.Join(", ", sums.Select(s => $"{s} = V.Zero"))};");
            using (positions == 1 ? null : (IDisposable)w.For("p", positions))
            {
                foreach ((string letter, string feature, int features) in sources)
                {
                    string row = positions == 1 ? feature : $"((p * {KernelWriter.Number(features)}) + {feature})";
                    w.Line($"ref {w.Element} {letter}s = ref Unsafe.Add(ref {letter}, ({row} * S) + lane);");
                }

                using (w.Block($"for (nint s = 0; s < S; s += {Lanes})"))
                {
                    terms();
                    foreach ((string letter, _, _) in sources)
                    {
                        w.Line($"{letter}s = ref Unsafe.Add(ref {letter}s, {Lanes});");
                    }
                }
            }

            for (int i = 0; i < sums.Count; i++)
            {
                w.Line($"V.Store({sums[i]}, ref lanes, {KernelWriter.Plus(KernelWriter.Number(i * Lanes), "lane")});");
            }
        }

        w.Blank();
    }
}
