using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Damages declarations at random, beyond what C# lets a user write.</summary>
internal sealed class DeclarationMutation(int seed)
{
    private static readonly string[] Names = ["input", "a", "dense", "dense_1", "add", "part/dense", "", "1", "input/x", "sample_weights"];

    private readonly Random random = new(seed);

    /// <summary>The declaration with one to four changes.</summary>
    public NetworkDeclaration Apply(NetworkDeclaration declaration, NetworkDeclaration other)
    {
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            EquatableArray<BlockDeclaration> blocks = declaration.Blocks;
            bool inBlock = blocks.Count > 0 && random.Next(3) == 0;
            declaration = inBlock
                ? declaration with { Blocks = Change(blocks, random.Next(blocks.Count), b => b with { Elements = Apply(b.Elements, other) }) }
                : declaration with { Elements = Apply(declaration.Elements, other) };
        }

        return declaration;
    }

    private EquatableArray<Element> Apply(EquatableArray<Element> elements, NetworkDeclaration other)
    {
        if (elements.Count == 0)
        {
            return elements;
        }

        int at = random.Next(elements.Count);
        switch (random.Next(6))
        {
            case 0:
                return elements.Where((_, i) => i != at).ToEquatableArray();
            case 1:
                return [.. elements.Take(at), elements[at], .. elements.Skip(at)];
            case 2:
                int second = random.Next(elements.Count);
                return elements.Select((e, i) => i == at ? elements[second] : i == second ? elements[at] : e).ToEquatableArray();
            case 3:
                return [.. elements.Take(at), other.Elements[random.Next(other.Elements.Count)], .. elements.Skip(at)];
            default:
                return Change(elements, at, ChangeArgument);
        }
    }

    private Element ChangeArgument(Element element)
    {
        string[] known = [.. element.Arguments.Select(a => a.Name), "Name", "From", "Output", "Units", "Repeat", "Trainable"];
        string name = known[random.Next(known.Length)];
        IEnumerable<Argument> others = element.Arguments.Where(a => a.Name != name);
        if (random.Next(20) == 0)
        {
            return element with { Kind = "Odd" };
        }

        return element with { Arguments = random.Next(5) == 0 ? others.ToEquatableArray() : [.. others, new Argument(name, Value())] };
    }

    private ArgumentValue Value() => random.Next(12) switch
    {
        0 => new MissingValue(),
        1 => new IntegerValue(random.Next(2) == 0 ? long.MaxValue : long.MinValue),
        2 => new IntegerValue(random.Next(-2, 20)),
        3 => new IntegerValue(int.MaxValue),
        4 => new RealValue(random.Next(3) switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => double.NegativeInfinity }),
        5 => new RealValue(random.NextDouble()),
        6 => new BooleanValue(random.Next(2) == 0),
        7 => new TextValue(Names[random.Next(Names.Length)]),
        8 => new EnumValue("Activation", random.Next(2) == 0 ? "-3" : "GLU"),
        9 => new TypeValue(random.Next(2) == 0 ? "Nothing" : "Backprop.NetworkAttribute"),
        10 => new IntegerArrayValue([.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(-1, 5))]),
        _ => new TextArrayValue([.. Enumerable.Range(0, random.Next(4)).Select(_ => Names[random.Next(Names.Length)])]),
    };

    private static EquatableArray<T> Change<T>(EquatableArray<T> items, int index, Func<T, T> change) =>
        items.Select((item, i) => i == index ? change(item) : item).ToEquatableArray();
}
