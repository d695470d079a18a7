using System.Globalization;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>A network or a block while it is drawn: the layers so far and what the next one can read.</summary>
internal sealed class Scope(Chance chance)
{
    /// <summary>Names that generated code has its own use for, in some letter case or with something appended, and C#'s keywords.</summary>
    private static readonly string[] Hostile =
    [
        "batch", "samples", "workspace", "count", "first", "worker", "seed", "class", "int", "params", "x", "y", "z", "W", "S", "V", "t", "e", "n", "i",
        "prediction", "predict", "input0", "output", "output0", "target", "labels", "loss", "gradient", "weights", "label", "source0",
        "parameters", "gradients", "kernels", "steps", "math", "unsafe", "system", "layout", "x1", "z0", "xi", "a", "θ", "equals", "to_string",
    ];

    private readonly List<Source> named = [];
    private readonly HashSet<string> hostile = new(StringComparer.Ordinal);
    private readonly List<string> attributes = [];
    private int names;
    private int exponentials;

    public Chance Chance { get; } = chance;

    /// <summary>The layers, one attribute each, without brackets.</summary>
    public IReadOnlyList<string> Attributes => attributes;

    /// <summary>What can be named in <c>From</c>.</summary>
    public IReadOnlyList<Source> Named => named;

    /// <summary>What a layer without <c>From</c> reads.</summary>
    public Source Current { get; private set; } = new(null, []);

    /// <summary>The parameters that <c>[Initialize]</c> can name, with whether they are matrices.</summary>
    public List<(string Name, bool Matrix)> Parameters { get; } = [];

    /// <summary>Weights so far.</summary>
    public int Weights { get; set; }

    /// <summary>A name that nothing has yet.</summary>
    public string NewName()
    {
        string drawn = Chance.Of(Hostile);
        return Chance.With(0.2) && hostile.Add(drawn.ToLowerInvariant())
            ? drawn
            : Chance.Of("layer", "branch", "tensor", "café", "Größe_x") + (names++).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Whether one more exponential is reasonable: a tower of them overflows double, which says nothing about the code.
    /// </summary>
    public bool AllowExponential() => exponentials++ < 1;

    public void AddInput(string attribute, Source input)
    {
        attributes.Add(attribute);
        Begin(input);
    }

    /// <summary>An input that is not written: that of a block.</summary>
    public void Begin(Source input)
    {
        if (input.Name is not null)
        {
            named.Add(input);
        }

        Current = input;
    }

    /// <summary>Adds a layer on <paramref name="from"/>; what reads the current value usually leaves <c>From</c> away.</summary>
    /// <param name="call">The attribute with its own arguments, in the form <c>Dense(4, UseBias = false</c>: without the closing parenthesis.</param>
    /// <param name="shape">Of the result.</param>
    /// <param name="from">What it reads.</param>
    /// <param name="mustBeNamed">Whether somebody will refer to it.</param>
    public Source Add(string call, int[] shape, IReadOnlyList<Source> from, bool mustBeNamed = false)
    {
        List<string> arguments = [];
        if (from.Count > 1 || from[0] != Current || (from[0].Name is not null && Chance.With(0.1)))
        {
            arguments.Add($"From = [{string.Join(", ", from.Select(f => $"\"{f.Name}\""))}]");
        }

        string? name = mustBeNamed || Chance.With(0.5) ? NewName() : null;
        if (name is not null)
        {
            arguments.Add($"Name = \"{name}\"");
        }

        attributes.Add(Complete(call, arguments));
        Current = new Source(name, shape);
        if (name is not null)
        {
            named.Add(Current);
        }

        return Current;
    }

    /// <summary>The current value, named: an identity layer gives it a name if it has none.</summary>
    public Source NamedCurrent() => Current.Name is not null ? Current : Add("Identity(", Current.Shape, [Current], mustBeNamed: true);

    private static string Complete(string call, List<string> arguments)
    {
        string open = call.EndsWith('(') || arguments.Count == 0 ? call : call + ", ";
        string all = open + string.Join(", ", arguments);
        return all.EndsWith('(') ? all[..^1] : all + ")";
    }
}

/// <summary>A value that layers can read.</summary>
/// <param name="Name">Null where only the next layer can read it.</param>
/// <param name="Shape">Of one sample.</param>
internal sealed record Source(string? Name, int[] Shape)
{
    public int Rank => Shape.Length;

    public int Last => Shape[^1];

    public int Size => Shape.Aggregate(1, (a, b) => a * b);

    public bool HasShapeOf(Source other) => Shape.AsSpan().SequenceEqual(other.Shape);
}
