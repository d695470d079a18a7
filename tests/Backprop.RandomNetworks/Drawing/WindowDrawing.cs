using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers whose window slides over one axis (rank 2) or two (rank 3).</summary>
internal static class WindowDrawing
{
    public const int MostWeights = 300;
    public const int LargestOutput = 250;

    /// <summary>A convolution, or null where none fits what is left of the weights.</summary>
    public static Source? Convolution(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        int axes = from.Rank - 1;
        Slide slide = Slide.Draw(chance, from, mostTaps: 4, mayDilate: true);
        int[] divisors = [.. Enumerable.Range(1, from.Last).Where(d => from.Last % d == 0)];
        int groups = chance.With(0.6) ? 1 : chance.Of(divisors);
        int filters = groups == 1 ? chance.Of(1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 17) : groups * chance.Between(1, 3);
        int weights = slide.Taps * (from.Last / groups) * filters;
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
            + (chance.With(0.1) ? ", Trainable = false" : "")
            + WeightRuleDrawing.Arguments(chance, orthogonal: false, [.. bias ? ["Kernel", "Bias"] : new[] { "Kernel" }, "Activity"]);
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
}
