using System.Globalization;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Layers;

/// <summary>Reads how many positions a layer adds or takes away on the four sides of an image.</summary>
internal static class FrameArguments
{
    // As for taps: far above anything useful, and sums of them fit an int.
    private const int Most = 1 << 14;

    /// <summary>One number for all sides, one for rows and one for columns, or top, bottom, left and right; null after a report.</summary>
    public static Frame? Read(LayerBuilder layer, string argument, int missing)
    {
        IReadOnlyList<long> written = layer.WrittenIntegers(argument);
        for (int i = 0; i < written.Count; i++)
        {
            if (written[i] is < 0 or > Most)
            {
                layer.Report(ProblemIds.ArgumentRange, argument, i, argument, written[i].ToString(CultureInfo.InvariantCulture), Ranges.Describe(0, Most));
                return null;
            }
        }

        int[] n = [.. written.Select(v => (int)v)];
        switch (n.Length)
        {
            case 0:
                return new Frame(missing, missing, missing, missing);
            case 1:
                return new Frame(n[0], n[0], n[0], n[0]);
            case 2:
                return new Frame(n[0], n[0], n[1], n[1]);
            case 4:
                return new Frame(n[0], n[1], n[2], n[3]);
            default:
                layer.Report(ProblemIds.NumbersForSides, argument, argument, n.Length.ToString(CultureInfo.InvariantCulture));
                return null;
        }
    }
}
