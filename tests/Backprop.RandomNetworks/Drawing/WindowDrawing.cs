using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers whose window slides over one axis (rank 2) or two (rank 3).</summary>
internal static class WindowDrawing
{
    private const int MostWeights = 300;
    private const int LargestOutput = 250;

    /// <summary>A convolution, or null where none fits what is left of the weights.</summary>
    public static Source? Convolution(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        int axes = from.Rank - 1;
        Slide slide = Slide.Draw(chance, from, mostTaps: 4, mayDilate: true);
        int[] divisors = [.. Enumerable.Range(1, from.Last).Where(d => from.Last % d == 0)];
        int groups = chance.With(0.6) ? 1 : chance.Of(divisors);
        int filters = groups == 1 ? chance.Of(1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17) : groups * chance.Between(1, 3);
        int weights = slide.Kernel.Aggregate(1, (a, b) => a * b) * (from.Last / groups) * filters;
        int outputs = slide.Output.Aggregate(filters, (a, b) => a * b);
        if (weights > MostWeights || outputs > LargestOutput)
        {
            return null;
        }

        bool bias = !chance.With(0.2);
        string call = $"Conv{Text(axes)}D({Text(filters)}, {slide.Sizes(chance, slide.Kernel)}{slide.Options(chance)}"
            + (groups == 1 ? "" : $", Groups = {Text(groups)}")
            + (chance.With(0.4) ? "" : $", Activation = Activation.{chance.Of("ReLU", "Tanh", "GELU", "SiLU", "Softmax", "LeakyReLU")}")
            + (bias ? "" : ", UseBias = false")
            + (chance.With(0.1) ? ", Trainable = false" : "");
        scope.Weights += weights + (bias ? filters : 0);
        return scope.Add(call, [.. slide.Output, filters], [from], mustBeNamed);
    }

    /// <summary>A pooling.</summary>
    public static Source Pooling(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        int axes = from.Rank - 1;
        string kind = chance.Of("Max", "Average");
        if (chance.With(0.25))
        {
            bool keep = chance.With(0.5);
            int[] shape = keep ? [.. Enumerable.Repeat(1, axes), from.Last] : [from.Last];
            return scope.Add($"Global{kind}Pooling{Text(axes)}D({(keep ? "KeepDims = true" : "")}", shape, [from], mustBeNamed);
        }

        Slide slide = Slide.Draw(chance, from, mostTaps: 3, mayDilate: false);
        return scope.Add(
            $"{kind}Pooling{Text(axes)}D({slide.Sizes(chance, slide.Kernel)}{slide.Options(chance, alwaysStrides: true)}", [.. slide.Output, from.Last], [from], mustBeNamed);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How a window slides, in the terms of the attributes.</summary>
    private sealed record Slide(int[] Kernel, int[] Strides, int[] Dilation, bool Same, int[] Output)
    {
        public static Slide Draw(Chance chance, Source from, int mostTaps, bool mayDilate)
        {
            int axes = from.Rank - 1;
            bool same = chance.With(0.5);
            bool dilates = mayDilate && chance.With(0.2);
            int[] dilation = [.. Enumerable.Range(0, axes).Select(_ => dilates ? chance.Between(1, 3) : 1)];
            int[] strides = [.. Enumerable.Range(0, axes).Select(_ => dilates || chance.With(0.5) ? 1 : chance.Between(1, 3))];
            int[] kernel = [.. Enumerable.Range(0, axes).Select(a => Taps(from.Shape[a], dilation[a]))];
            int[] output =
            [
                .. Enumerable.Range(0, axes).Select(a => same
                    ? (from.Shape[a] + strides[a] - 1) / strides[a]
                    : (from.Shape[a] - (((kernel[a] - 1) * dilation[a]) + 1)) / strides[a] + 1),
            ];
            return new Slide(kernel, strides, dilation, same, output);

            int Taps(int positions, int step) => same
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

        private static string Named(Chance chance, int[] sizes) =>
            sizes.Length == 1 ? Text(sizes[0]) : $"[{(sizes.Distinct().Count() == 1 && chance.With(0.5) ? Text(sizes[0]) : string.Join(", ", sizes))}]";
    }
}
