using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws layers with one input.</summary>
internal static class LayerDrawing
{
    private const int MostWeights = 400;

    private static readonly string[] Activations = Enum.GetNames<Activation>();
    private static readonly string[] MatrixInitializers = Enum.GetNames<Initializer>();
    private static readonly string[] VectorInitializers = [.. MatrixInitializers.Except(["Identity", "Orthogonal"])];

    /// <summary>Any layer that can read <paramref name="from"/>.</summary>
    public static Source Draw(Scope scope, Source from, bool mustBeNamed = false)
    {
        Chance chance = scope.Chance;
        if (from.Rank <= 2 && scope.Weights < MostWeights && chance.With(0.45))
        {
            return Dense(scope, from, chance.Of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 17), mustBeNamed);
        }

        if (from.Rank == 3 && chance.With(0.35) && ImageDrawing.Draw(scope, from, scope.Weights < MostWeights, mustBeNamed) is { } image)
        {
            return image;
        }

        if (from.Rank is 2 or 3 && chance.With(0.45))
        {
            bool convolves = scope.Weights < MostWeights && chance.With(0.65);
            if ((convolves ? WindowDrawing.Convolution(scope, from, mustBeNamed) : WindowDrawing.Pooling(scope, from, mustBeNamed)) is { } drawn)
            {
                return drawn;
            }
        }

        return chance.Between(0, 16) switch
        {
            0 or 1 => ActivationLayer(scope, from, mustBeNamed),
            2 => ReLU(scope, from, mustBeNamed),
            3 => scope.Add(WithOptional(chance, "LeakyReLU(", "NegativeSlope", 0, 1), from.Shape, [from], mustBeNamed),
            4 => PReLU(scope, from, mustBeNamed),
            5 => scope.Add(WithOptional(chance, "ELU(", "Alpha", 0.1, 2), from.Shape, [from], mustBeNamed),
            6 => GLU(scope, from, mustBeNamed),
            7 or 14 => NoiseDrawing.Draw(scope, from, mustBeNamed),
            15 => Permute(scope, from, mustBeNamed),
            8 => scope.Add("Flatten(", [from.Size], [from], mustBeNamed),
            9 => Reshape(scope, from, mustBeNamed),
            10 => scope.Add(WithOptional(chance, $"Rescaling({chance.Number(-2, 2)}", "Offset", -1, 1), from.Shape, [from], mustBeNamed),
            11 or 12 or 13 => NormalizationDrawing.Draw(scope, from, mustBeNamed),
            _ => scope.Add(chance.Of("Identity(", "Softmax("), from.Shape, [from], mustBeNamed),
        };
    }

    /// <summary>A layer whose result has the shape of its input.</summary>
    public static Source DrawKeepingShape(Scope scope, Source from, bool mustBeNamed = false) =>
        from.Rank <= 2 && scope.Weights < MostWeights && scope.Chance.With(0.6)
            ? Dense(scope, from, from.Last, mustBeNamed, activation: scope.Chance.Of("ReLU", "Tanh", "Linear", "GELU"))
            : ActivationLayer(scope, from, mustBeNamed, keepShape: true);

    /// <summary>A dense layer with <paramref name="units"/> outputs: GLU halves what it is given.</summary>
    public static Source Dense(Scope scope, Source from, int units, bool mustBeNamed, string? activation = null)
    {
        Chance chance = scope.Chance;
        activation ??= chance.With(0.3) ? "Linear" : Pick(scope);
        int written = activation == "GLU" ? 2 * units : units;
        bool bias = !chance.With(0.2);
        string call = $"Dense({written.ToString(CultureInfo.InvariantCulture)}";
        call += activation == "Linear" ? "" : $", Activation = Activation.{activation}";
        call += bias ? "" : ", UseBias = false";
        call += chance.With(0.1) ? ", Trainable = false" : "";
        bool drawn = chance.With(0.15);
        call += drawn ? $", KernelInitializer = Initializer.{chance.Of(MatrixInitializers)}" : "";
        call += bias && chance.With(0.15) ? $", BiasInitializer = Initializer.{chance.Of(VectorInitializers)}" : "";
        call += WeightRuleDrawing.Arguments(chance, orthogonal: !drawn && from.Last > 1 && written > 1, [.. bias ? ["Kernel", "Bias"] : new[] { "Kernel" }, "Activity"]);
        scope.Weights += (from.Last * written) + (bias ? written : 0);
        Source result = scope.Add(call, [.. from.Shape[..^1], units], [from], mustBeNamed);
        if (result.Name is not null && !call.Contains("Orthogonal", StringComparison.Ordinal))
        {
            scope.Parameters.Add((result.Name + ".kernel", true));
            if (bias)
            {
                scope.Parameters.Add((result.Name + ".bias", false));
            }
        }

        return result;
    }

    private static string Pick(Scope scope)
    {
        string activation = scope.Chance.Of(Activations);
        return activation == "Exponential" && !scope.AllowExponential() ? "Sigmoid" : activation;
    }

    private static Source ActivationLayer(Scope scope, Source from, bool mustBeNamed, bool keepShape = false)
    {
        string activation = Pick(scope);
        if (activation == "GLU" && (keepShape || from.Last % 2 != 0))
        {
            activation = "Mish";
        }

        int last = activation == "GLU" ? from.Last / 2 : from.Last;
        return scope.Add($"Activation(Activation.{activation}", [.. from.Shape[..^1], last], [from], mustBeNamed);
    }

    private static Source Permute(Scope scope, Source from, bool mustBeNamed)
    {
        if (from.Rank == 1)
        {
            int n = scope.Chance.Between(1, 4);
            return scope.Add($"RepeatVector({n.ToString(CultureInfo.InvariantCulture)}", [n, from.Size], [from], mustBeNamed);
        }

        int[] order = [.. scope.Chance.Shuffled(Enumerable.Range(1, from.Rank))];
        return scope.Add($"Permute({string.Join(", ", order)}", [.. order.Select(a => from.Shape[a - 1])], [from], mustBeNamed);
    }

    private static Source ReLU(Scope scope, Source from, bool mustBeNamed)
    {
        string call = WithOptional(scope.Chance, "ReLU(", "MaxValue", 0.2, 2);
        call = WithOptional(scope.Chance, call, "NegativeSlope", 0, 0.5);
        return scope.Add(WithOptional(scope.Chance, call, "Threshold", 0, 0.3), from.Shape, [from], mustBeNamed);
    }

    private static Source PReLU(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        string call = "PReLU(" + (chance.With(0.3) ? $"AlphaInitializer = Initializer.{chance.Of(VectorInitializers)}" : "");
        scope.Weights += from.Size;
        return scope.Add(call, from.Shape, [from], mustBeNamed);
    }

    private static Source GLU(Scope scope, Source from, bool mustBeNamed)
    {
        int[] even = [.. Enumerable.Range(0, from.Rank).Where(a => from.Shape[a] % 2 == 0)];
        if (even.Length == 0)
        {
            return scope.Add("Activation(Activation.SiLU", from.Shape, [from], mustBeNamed);
        }

        int axis = scope.Chance.Of(even);
        int[] shape = [.. from.Shape];
        shape[axis] /= 2;
        string call = axis == from.Rank - 1 && scope.Chance.With(0.5) ? "GLU(" : $"GLU(Axis = {AxisText(scope.Chance, axis, from.Rank)}";
        return scope.Add(call, shape, [from], mustBeNamed);
    }

    private static Source Reshape(Scope scope, Source from, bool mustBeNamed)
    {
        Chance chance = scope.Chance;
        List<int> shape = [];
        int rest = from.Size;
        for (int rank = chance.Between(1, 3); rank > 1; rank--)
        {
            int factor = chance.Of(Enumerable.Range(1, rest).Where(d => rest % d == 0).ToArray());
            shape.Add(factor);
            rest /= factor;
        }

        shape.Add(rest);
        int[] written = [.. shape];
        if (chance.With(0.3))
        {
            written[chance.Between(0, written.Length - 1)] = -1;
        }

        return scope.Add($"Reshape({string.Join(", ", written)}", [.. shape], [from], mustBeNamed);
    }

    /// <summary>The axis as Keras counts it: from 1, or from −1 backwards.</summary>
    internal static int AxisText(Chance chance, int axis, int rank) => chance.With(0.5) ? axis + 1 : axis - rank;

    private static string WithOptional(Chance chance, string call, string argument, double low, double high) => chance.With(0.5)
        ? call
        : $"{call}{(call.EndsWith('(') ? "" : ", ")}{argument} = {chance.Number(low, high)}";
}
