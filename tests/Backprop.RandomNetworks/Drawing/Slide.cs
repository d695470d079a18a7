using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>How a window slides, in the terms of the attributes.</summary>
internal sealed record Slide(int[] Kernel, int[] Strides, int[] Dilation, bool Same, int[] Output)
{
    /// <summary>Taps of the window.</summary>
    public int Taps => Kernel.Aggregate(1, (a, b) => a * b);

    public static Slide Draw(Chance chance, Source from, int mostTaps, bool mayDilate)
    {
        int axes = from.Rank - 1;
        bool same = chance.With(0.5);
        bool dilates = mayDilate && chance.With(0.2);
        int[] dilation = [.. Enumerable.Range(0, axes).Select(_ => dilates ? chance.Between(1, 3) : 1)];
        int[] strides = [.. Enumerable.Range(0, axes).Select(_ => dilates || chance.With(0.5) ? 1 : chance.Between(1, 3))];
        int[] kernel = [.. Enumerable.Range(0, axes).Select(a => TapsOver(from.Shape[a], dilation[a]))];
        int[] output =
        [
            .. Enumerable.Range(0, axes).Select(a => same
                ? (from.Shape[a] + strides[a] - 1) / strides[a]
                : (from.Shape[a] - (((kernel[a] - 1) * dilation[a]) + 1)) / strides[a] + 1),
        ];
        return new Slide(kernel, strides, dilation, same, output);

        int TapsOver(int positions, int step) => same
            ? chance.Between(1, mostTaps)
            : chance.Between(1, Math.Min(mostTaps, ((positions - 1) / step) + 1));
    }

    /// <summary>One number for all axes where one says it.</summary>
    public string Sizes(Chance chance, int[] sizes) =>
        string.Join(", ", sizes.Distinct().Count() == 1 && chance.With(0.5) ? sizes[..1] : sizes);

    public string Options(Chance chance, bool alwaysStrides = false)
    {
        string options = "";
        if (alwaysStrides || Strides.Any(s => s > 1))
        {
            options += $", Strides = {Named(chance, Strides)}";
        }

        if (Dilation.Any(d => d > 1))
        {
            options += $", DilationRate = {Named(chance, Dilation)}";
        }

        return options + (Same ? ", Padding = Padding.Same" : "");
    }

    public static string Named(Chance chance, int[] sizes) =>
        sizes.Length == 1 ? Text(sizes[0]) : $"[{(sizes.Distinct().Count() == 1 && chance.With(0.5) ? Text(sizes[0]) : string.Join(", ", sizes))}]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
