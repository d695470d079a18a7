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

        string kind = chance.Of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum");
        int others = kind == "Subtract" ? 1 : chance.Between(1, Math.Min(3, same.Count));
        Source[] from = [.. chance.Shuffled(chance.Shuffled(same).Take(others).Append(first))];
        return scope.Add(kind + "(", first.Shape, from);
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
