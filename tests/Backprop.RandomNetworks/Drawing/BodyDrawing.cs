using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>Draws the layers of a network or of a block.</summary>
/// <param name="classPrefix">In front of the names of the block classes.</param>
internal sealed class BodyDrawing(string classPrefix)
{
    // Beyond this a value is flattened into a dense layer, so that a network stays quick to check.
    private const int LargestValue = 120;
    private const int DeepestNesting = 2;

    private readonly List<(string Class, int[] Shape, string Declaration, int Weights)> blocks = [];

    /// <summary>The declarations of the blocks.</summary>
    public IEnumerable<string> Blocks => blocks.Select(b => b.Declaration);

    /// <summary>Adds about <paramref name="layers"/> layers.</summary>
    public void Draw(Scope scope, int layers, int depth)
    {
        Chance chance = scope.Chance;
        for (int i = 0; i < layers; i++)
        {
            if (scope.Current.Size > LargestValue)
            {
                Shrink(scope);
                continue;
            }

            double choice = chance.Uniform();
            if (choice < 0.18)
            {
                MergeDrawing.Merge(scope);
            }
            else if (choice < 0.25)
            {
                MergeDrawing.Concatenate(scope);
            }
            else if (choice < 0.28)
            {
                MergeDrawing.Dot(scope);
            }
            else if (choice < 0.38 && depth < DeepestNesting)
            {
                Use(scope, depth);
            }
            else
            {
                LayerDrawing.Draw(scope, chance.With(0.85) ? scope.Current : chance.Of(scope.Named));
            }
        }
    }

    private static void Shrink(Scope scope)
    {
        Source flat = scope.Current.Rank == 1 ? scope.Current : scope.Add("Flatten(", [scope.Current.Size], [scope.Current]);
        LayerDrawing.Dense(scope, flat, scope.Chance.Between(1, 3), mustBeNamed: false, activation: "Tanh");
    }

    private void Use(Scope scope, int depth)
    {
        Chance chance = scope.Chance;
        Source from = chance.With(0.85) ? scope.Current : chance.Of(scope.Named);
        int known = blocks.FindIndex(b => b.Shape.AsSpan().SequenceEqual(from.Shape));
        (string block, int[] shape, int weights) = known >= 0 && chance.With(0.5)
            ? (blocks[known].Class, blocks[known].Shape, blocks[known].Weights)
            : Block(chance, from.Shape, depth + 1);
        int repeat = chance.With(0.5) ? 1 : chance.Between(2, 3);
        string call = $"Use(typeof({block})"
            + (repeat == 1 ? "" : ", Repeat = " + repeat.ToString(CultureInfo.InvariantCulture))
            + (chance.With(0.1) ? ", Trainable = false" : "");
        scope.Weights += weights * repeat;
        scope.Add(call, shape, [from]);
    }

    /// <summary>A block that gives back the shape it is given, so that it can be repeated and used elsewhere.</summary>
    private (string Class, int[] Shape, int Weights) Block(Chance chance, int[] shape, int depth)
    {
        Scope scope = new(chance);
        scope.Begin(new Source("input", shape));
        Source input = scope.Current;
        Draw(scope, chance.Between(1, 3), depth);
        Return(scope, input);

        string name = $"{classPrefix}Block{blocks.Count.ToString(CultureInfo.InvariantCulture)}";
        blocks.Add((name, shape, DeclarationText.Of("[Block]", scope.Attributes, name, chance), scope.Weights));
        return (name, shape, scope.Weights);
    }

    private static void Return(Scope scope, Source input)
    {
        if (scope.Current.HasShapeOf(input))
        {
            if (scope.Attributes.Count == 0)
            {
                scope.Add("Identity(", input.Shape, [input]);
            }
        }
        else if (scope.Current.Size == input.Size)
        {
            scope.Add($"Reshape({string.Join(", ", input.Shape)}", input.Shape, [scope.Current]);
        }
        else
        {
            Source flat = scope.Current.Rank == 1 ? scope.Current : scope.Add("Flatten(", [scope.Current.Size], [scope.Current]);
            Source wide = LayerDrawing.Dense(scope, flat, input.Size, mustBeNamed: false, activation: "Softsign");
            if (input.Rank > 1)
            {
                scope.Add($"Reshape({string.Join(", ", input.Shape)}", input.Shape, [wide]);
            }
        }

        if (scope.Chance.With(0.5))
        {
            scope.Add("Add(", input.Shape, [scope.NamedCurrent() == input ? LayerDrawing.DrawKeepingShape(scope, input, true) : scope.Current, input]);
        }
    }
}
