namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws a loss, and in front of it the layer that makes an output that it can judge.</summary>
internal static class LossDrawing
{
    /// <summary>Adds an output to the scope and returns it with its loss, both attributes without brackets; the loss is null for an output that nothing judges.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="named">Whether the output must have a name because there are several.</param>
    /// <param name="judged">Whether it has a loss.</param>
    public static (Source Output, string? Loss) Draw(Scope scope, bool named, bool judged)
    {
        Chance chance = scope.Chance;
        Source from = chance.With(named ? 0.5 : 1.0) ? scope.Current : chance.Of(scope.Named);
        if (!judged)
        {
            return (LayerDrawing.Draw(scope, from, mustBeNamed: true), null);
        }

        (Source output, string call) = chance.Between(0, 16) switch
        {
            0 => Binary(scope, from, named, "BinaryCrossentropy", []),
            1 => Categorical(scope, from, named, "CategoricalCrossentropy", []),
            2 => Sparse(scope, from, named),
            3 => (Free(scope, from, named), "MeanSquaredError("),
            4 => (Free(scope, from, named), "MeanAbsoluteError("),
            5 => (Free(scope, from, named), "MeanAbsolutePercentageError("),
            6 => (Free(scope, from, named), "MeanSquaredLogarithmicError("),
            7 => (Free(scope, from, named), "LogCosh("),
            8 => (Free(scope, from, named), "Hinge("),
            9 => (Free(scope, from, named), "SquaredHinge("),
            10 => (Head(scope, from, named, 2, "Linear"), "CategoricalHinge("),
            11 => (Head(scope, from, named, 2, "Softmax"), "KLDivergence("),
            12 => (Head(scope, from, named, 1, "Softplus"), "Poisson("),
            13 => (Free(scope, from, named), "CosineSimilarity("),
            14 => Binary(scope, from, named, "BinaryFocalCrossentropy", Focus(chance)),
            15 => Categorical(scope, from, named, "CategoricalFocalCrossentropy", Focus(chance)),
            _ => (Free(scope, from, named), "Huber(" + (chance.With(0.5) ? $"Delta = {chance.Number(0.1, 2)}" : "")),
        };

        List<string> arguments = [];
        if (named || (output.Name is not null && chance.With(0.2)))
        {
            arguments.Add($"Output = \"{output.Name}\"");
        }

        if (chance.With(0.4))
        {
            arguments.Add($"Weight = {(chance.With(0.05) ? "0" : chance.Number(0.1, 3))}");
        }

        string all = call + (call.EndsWith('(') || arguments.Count == 0 ? "" : ", ") + string.Join(", ", arguments);
        return (output, all.EndsWith('(') ? all[..^1] : all + ")");
    }

    private static Source Free(Scope scope, Source from, bool named) =>
        scope.Chance.With(0.6) || named ? LayerDrawing.Draw(scope, from, named) : LastLayer(scope);

    /// <summary>The output is a layer, so a network that is nothing but its input gets one.</summary>
    private static Source LastLayer(Scope scope) =>
        scope.Attributes.All(a => a.StartsWith("Input", StringComparison.Ordinal)) ? LayerDrawing.Draw(scope, scope.Current) : scope.Current;

    private static (Source Output, string Call) Binary(Scope scope, Source from, bool named, string loss, string[] more)
    {
        bool logits = scope.Chance.With(0.5);
        Source output = Head(scope, from, named, 1, logits ? "Linear" : "Sigmoid");
        return (output, loss + "(" + Options(scope.Chance, logits, smoothing: true, more));
    }

    private static (Source Output, string Call) Categorical(Scope scope, Source from, bool named, string loss, string[] more)
    {
        bool logits = scope.Chance.With(0.5);
        Source output = Head(scope, from, named, 2, logits ? "Linear" : "Softmax");
        return (output, loss + "(" + Options(scope.Chance, logits, smoothing: true, more));
    }

    private static (Source Output, string Call) Sparse(Scope scope, Source from, bool named)
    {
        bool logits = scope.Chance.With(0.5);
        Source output = Head(scope, from, named, 2, logits ? "Linear" : "Softmax");
        return (output, "SparseCategoricalCrossentropy(" + Options(scope.Chance, logits, smoothing: false));
    }

    private static Source Head(Scope scope, Source from, bool named, int fewest, string activation)
    {
        Source vector = from.Rank <= 2 ? from : scope.Add("Flatten(", [from.Size], [from]);
        return LayerDrawing.Dense(scope, vector, scope.Chance.Between(fewest, 6), named, activation);
    }

    private static string[] Focus(Chance chance) =>
        [$"Gamma = {chance.Of("0", "1", "2", "3", "1.5")}", $"Alpha = {chance.Number(0.1, 0.9)}"];

    private static string Options(Chance chance, bool logits, bool smoothing, params string[] more)
    {
        List<string> options = [.. more];
        if (logits)
        {
            options.Add("FromLogits = true");
        }

        if (smoothing && chance.With(0.4))
        {
            options.Add($"LabelSmoothing = {chance.Number(0, 0.5)}");
        }

        return string.Join(", ", options);
    }
}
