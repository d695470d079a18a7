using Backprop.Gen.Collections;

namespace Backprop.Gen.Declaration;

/// <summary>One mistake, found without Roslyn; the analyzer turns <paramref name="Where"/> into a source location.</summary>
/// <param name="Id">The diagnostic, for example <c>BPG0101</c>.</param>
/// <param name="Where">The element and argument to underline.</param>
/// <param name="MessageArguments">The values of the message's placeholders.</param>
internal sealed record Problem(string Id, Place Where, EquatableArray<string> MessageArguments)
{
    /// <summary>Data for the code fix ("Units" → "3"), as key and value pairs.</summary>
    public EquatableArray<Argument> FixData { get; init; }
}

/// <summary>A place in a declaration.</summary>
/// <param name="Block">The key of the block that the element stands in, or null for the network itself.</param>
/// <param name="Element">The element's index, or -1 for the class name.</param>
/// <param name="Argument">The argument's name, or null for the whole attribute.</param>
/// <param name="Item">The index inside an array argument, or -1 for all of it.</param>
internal sealed record Place(string? Block, int Element, string? Argument, int Item)
{
    public static Place Class { get; } = new(null, -1, null, -1);
}
