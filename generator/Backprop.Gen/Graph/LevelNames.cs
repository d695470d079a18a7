using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Emission;

namespace Backprop.Gen.Graph;

/// <summary>Names the inputs, layers and uses of one level: as written, else as Keras does it (<c>dense</c>, <c>dense_1</c>).</summary>
internal sealed class LevelNames(ProblemList problems)
{
    private readonly Dictionary<string, int> automatic = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Element Element, Place Place)> owners = new(StringComparer.Ordinal);

    /// <summary>The name or, for a use, the name of each repetition.</summary>
    /// <param name="element">The attribute.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="prefix">What automatic names are made of.</param>
    /// <param name="count">Repetitions.</param>
    public IReadOnlyList<string> Name(Element element, Place place, string prefix, int count = 1)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(r => element.Name is { } given ? Numbered(given, r) : Automatic(prefix))];
        if (element.Name is { } written && !IsValid(written))
        {
            problems.Add(ProblemIds.InvalidName, place with { Argument = "Name" }, written);
        }

        foreach (string name in names)
        {
            Claim(name, element, place);
        }

        return names;
    }

    private string Automatic(string prefix)
    {
        automatic.TryGetValue(prefix, out int used);
        automatic[prefix] = used + 1;
        return Numbered(prefix, used);
    }

    private static string Numbered(string name, int number) => number == 0 ? name : FormattableString.Invariant($"{name}_{number}");

    // Of two owners of a name the later one is to blame, unless it is the earlier one that chose an automatic name by hand.
    private void Claim(string name, Element element, Place place)
    {
        if (!owners.TryGetValue(name, out (Element Element, Place Place) owner))
        {
            owners.Add(name, (element, place));
            return;
        }

        Place blamed = element.Name is null && owner.Element.Name is not null ? owner.Place : place;
        problems.Add(ProblemIds.DuplicateName, blamed with { Argument = "Name" }, name);
    }

    private static bool IsValid(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_') && Names.Pascal(name).Length > 0;
}
