using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers that normalize.</summary>
internal static class NormalizationDrawing
{
    private const int MostNumbers = 12;

    private static readonly string[] Initializers = ["GlorotNormal", "RandomUniform", "TruncatedNormal", "Constant"];

    public static Source Draw(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        switch (chance.Between(0, 8))
        {
            case 0:
                (string axes, int weights) = LastAxes(chance, from);
                return Add(scope, from, mustBeNamed, ScaleAndShift(chance, Epsilon(chance, $"LayerNormalization({axes}")), 2 * weights, ["gamma", "beta"]);
            case 1:
                (string written, int scales) = LastAxes(chance, from);
                return Add(scope, from, mustBeNamed, Epsilon(chance, $"RMSNormalization({written}"), scales, ["scale"]);
            case 2:
                return Add(scope, from, mustBeNamed, ScaleAndShift(chance, Epsilon(chance, $"GroupNormalization(Groups = {Groups(chance, from.Last)}")), 2 * from.Last, ["gamma", "beta"]);
            case 3:
                return Unit(scope, from, mustBeNamed);
            case 4 or 5 or 6:
                return Statistics(scope, from, mustBeNamed);
            default:
                return Batch(scope, from, mustBeNamed);
        }
    }

    private static Source Batch(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        string call = ScaleAndShift(chance, Epsilon(chance, "BatchNormalization("));
        call += chance.With(0.5) ? "" : $"{Comma(call)}Momentum = {chance.Number(0, 1)}";
        call += chance.With(0.15) ? Comma(call) + "Trainable = false" : "";
        return Add(scope, from, mustBeNamed, call, 4 * from.Last, ["gamma", "beta", "moving_mean"]);
    }

    /// <summary>Any axes, with numbers for them or with weights.</summary>
    private static Source Statistics(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        bool written = chance.With(0.6);
        int[] axes = written ? [.. Enumerable.Range(0, from.Rank).Where(_ => chance.With(0.4))] : [from.Rank - 1];
        int entries = axes.Aggregate(1, (n, a) => n * from.Shape[a]);
        string call = "Normalization(";
        call += written ? $"Axis = [{string.Join(", ", chance.Shuffled(axes).Select(a => Text(LayerDrawing.AxisText(chance, a, from.Rank))))}]" : "";
        bool numbers = entries <= MostNumbers && chance.With(0.5);
        call += numbers ? $"{Comma(call)}Mean = [{Numbers(chance, entries, -1)}], Variance = [{Numbers(chance, entries, 0.1)}]" : "";
        call += chance.With(0.3) ? Comma(call) + "Invert = true" : "";
        return Add(scope, from, mustBeNamed, call, numbers ? 0 : 2 * entries, numbers ? [] : ["mean"]);
    }

    private static string Numbers(Chance chance, int entries, double low) =>
        string.Join(", ", Enumerable.Range(0, chance.With(0.3) ? 1 : entries).Select(_ => chance.Number(low, 2)));

    private static Source Add(Scope scope, Source from, bool mustBeNamed, string call, int weights, string[] parameters)
    {
        scope.Weights += weights;
        Source result = scope.Add(call, from.Shape, [from], mustBeNamed);
        if (result.Name is not null)
        {
            scope.Parameters.AddRange(parameters.Where(p => !Lacks(call, p)).Select(p => ($"{result.Name}.{p}", false)));
        }

        return result;
    }

    private static bool Lacks(string call, string parameter) =>
        (parameter == "gamma" && call.Contains("Scale = false", StringComparison.Ordinal))
        || (parameter == "beta" && call.Contains("Center = false", StringComparison.Ordinal));

    /// <summary>One number has length 1 whatever it is, so that its sign is all that is left of it.</summary>
    private static Source Unit(Scope scope, Source from, bool mustBeNamed)
    {
        int[] axes = [.. Enumerable.Range(0, from.Rank).Where(a => from.Shape[a] > 1)];
        if (axes.Length == 0)
        {
            return scope.Add("Identity(", from.Shape, [from], mustBeNamed);
        }

        int first = scope.Chance.Of(axes);
        int[] chosen = [.. scope.Chance.Shuffled(axes.Where(a => a == first || scope.Chance.With(0.4)))];
        string written = chosen is [var only] && only == from.Rank - 1 && scope.Chance.With(0.5)
            ? ""
            : string.Join(", ", chosen.Select(a => Text(LayerDrawing.AxisText(scope.Chance, a, from.Rank))));
        return scope.Add($"UnitNormalization({written}", from.Shape, [from], mustBeNamed);
    }

    private static (string Axes, int Weights) LastAxes(Chance chance, Source from)
    {
        int count = chance.With(0.6) ? 1 : chance.Between(1, from.Rank);
        int weights = from.Shape[(from.Rank - count)..].Aggregate(1, (a, b) => a * b);
        IEnumerable<int> axes = chance.Shuffled(Enumerable.Range(from.Rank - count, count));
        return count == 1 && chance.With(0.5)
            ? ("", weights)
            : (string.Join(", ", axes.Select(a => Text(LayerDrawing.AxisText(chance, a, from.Rank)))), weights);
    }

    private static string Groups(Chance chance, int channels) =>
        chance.With(0.3) ? "-1" : Text(chance.Of(Enumerable.Range(1, channels).Where(g => channels % g == 0).ToArray()));

    private static string ScaleAndShift(Chance chance, string call)
    {
        call += chance.With(0.2) ? Comma(call) + "Scale = false" : "";
        call += chance.With(0.2) ? Comma(call) + "Center = false" : "";
        call += chance.With(0.15) ? $"{Comma(call)}GammaInitializer = Initializer.{chance.Of(Initializers)}" : "";
        return call + (chance.With(0.15) ? $"{Comma(call)}BetaInitializer = Initializer.{chance.Of(Initializers)}" : "");
    }

    // A small epsilon makes a steep function of nearly constant features, which differences cannot follow.
    private static string Epsilon(Chance chance, string call) =>
        chance.With(0.5) ? call : $"{call}{Comma(call)}Epsilon = {chance.Number(0.01, 0.5)}";

    private static string Comma(string call) => call.EndsWith('(') ? "" : ", ";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
