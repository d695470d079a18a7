using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers with several inputs.</summary>
internal static class MergeDrawing
{
    /// <summary>Element by element, over values of one shape; a branch is drawn where there is only one.</summary>
    public static Source Merge(Scope scope)
    {
        Chance chance = scope.Chance;
        Source first = chance.With(0.6) ? scope.NamedCurrent() : chance.Of(scope.Named);
        List<Source> same = [.. scope.Named.Where(s => s != first && s.HasShapeOf(first))];
        if (same.Count == 0 || chance.With(0.3))
        {
            same.Add(LayerDrawing.DrawKeepingShape(scope, first, mustBeNamed: true));
        }

        if (chance.With(0.15))
        {
            same.Add(Narrow(scope, first));
        }

        string kind = chance.Of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum");
        int others = kind == "Subtract" ? 1 : chance.Between(1, Math.Min(3, same.Count));
        Source[] from = [.. chance.Shuffled(chance.Shuffled(same).Take(others).Append(first))];
        return scope.Add(kind + "(", first.Shape, from);
    }

    /// <summary>A value that is repeated along some axes of <paramref name="first"/>.</summary>
    private static Source Narrow(Scope scope, Source first)
    {
        int[] shape = [.. first.Shape.Select(d => scope.Chance.With(0.5) ? 1 : d)];
        int size = shape.Aggregate(1, (a, b) => a * b);
        Source flat = first.Rank == 1 ? first : scope.Add("Flatten(", [first.Size], [first]);
        Source narrow = LayerDrawing.Dense(scope, flat, size, mustBeNamed: shape.Length == 1, activation: scope.Chance.Of("Tanh", "Linear"));
        return shape.Length == 1 ? narrow : scope.Add($"Reshape({string.Join(", ", shape)}", shape, [narrow], mustBeNamed: true);
    }

    /// <summary>Sums of products along an axis of each of two values, sometimes of one with itself.</summary>
    public static Source Dot(Scope scope)
    {
        Chance chance = scope.Chance;
        Source first = scope.NamedCurrent();
        (Source Other, int First, int Second)[] fitting =
        [
            .. scope.Named.SelectMany(s => Enumerable.Range(0, first.Rank)
                .SelectMany(a => Enumerable.Range(0, s.Rank).Where(b => first.Shape[a] == s.Shape[b]).Select(b => (s, a, b)))),
        ];
        (Source other, int axis, int otherAxis) = chance.Of(fitting);
        int[] rest = [.. first.Shape.Where((_, a) => a != axis), .. other.Shape.Where((_, a) => a != otherAxis)];
        string axes = Axes(chance, axis, first.Rank, otherAxis, other.Rank);
        string call = $"Dot({axes}" + (chance.With(0.3) && first.Shape[axis] > 1 ? ", Normalize = true" : "");
        return scope.Add(call, rest.Length == 0 ? [1] : rest, [first, other]);
    }

    // One number stands for both where it means the same.
    private static string Axes(Chance chance, int first, int rank, int second, int otherRank)
    {
        int a = LayerDrawing.AxisText(chance, first, rank);
        bool both = a > 0 ? a - 1 == second : a + otherRank == second;
        string written = a.ToString(CultureInfo.InvariantCulture);
        return both && chance.With(0.5) ? written : $"{written}, {LayerDrawing.AxisText(chance, second, otherRank).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>One behind the other, over values that agree in every axis but one.</summary>
    public static Source Concatenate(Scope scope)
    {
        Chance chance = scope.Chance;
        Source first = scope.NamedCurrent();
        int axis = chance.Between(0, first.Rank - 1);
        List<Source> fitting = [.. scope.Named.Where(s => s != first && Fits(s, first, axis))];
        if (fitting.Count == 0)
        {
            fitting.Add(LayerDrawing.DrawKeepingShape(scope, first, mustBeNamed: true));
        }

        Source[] from = [.. chance.Shuffled(chance.Shuffled(fitting).Take(chance.Between(1, 2)).Append(first))];
        int[] shape = [.. first.Shape];
        shape[axis] = from.Sum(s => s.Shape[axis]);
        string call = axis == first.Rank - 1 && chance.With(0.6)
            ? "Concatenate("
            : $"Concatenate(Axis = {LayerDrawing.AxisText(chance, axis, first.Rank)}";
        return scope.Add(call, shape, from);
    }

    private static bool Fits(Source a, Source b, int axis) =>
        a.Rank == b.Rank && Enumerable.Range(0, a.Rank).All(i => i == axis || a.Shape[i] == b.Shape[i]);
}
