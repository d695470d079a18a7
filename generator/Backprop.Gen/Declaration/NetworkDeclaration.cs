using Backprop.Gen.Collections;

namespace Backprop.Gen.Declaration;

/// <summary>
/// What the attributes of one network class say, as plain values: the boundary behind which nothing knows Roslyn,
/// and the cache key of everything behind it.
/// </summary>
/// <param name="Type">The class and where it lives.</param>
/// <param name="Elements">The attributes in source order.</param>
/// <param name="Blocks">The declarations of the blocks that the network uses, directly or through other blocks, sorted by <see cref="BlockDeclaration.Key"/>.</param>
/// <param name="Problems">What is wrong with the class itself (not partial, generic, …).</param>
internal sealed record NetworkDeclaration(
    TypeIdentity Type,
    EquatableArray<Element> Elements,
    EquatableArray<BlockDeclaration> Blocks,
    EquatableArray<Problem> Problems);

/// <summary>A <c>[Block]</c> class.</summary>
/// <param name="Key">Its fully qualified name, by which <see cref="TypeValue"/> refers to it.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Elements">Its attributes in source order.</param>
internal sealed record BlockDeclaration(string Key, string Name, EquatableArray<Element> Elements);

/// <summary>A class as the emitter needs it to reopen it.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ContainingTypes">Headers of the containing types, outermost first, for example <c>partial class Outer</c>.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Modifiers">For example <c>public sealed partial</c>.</param>
internal sealed record TypeIdentity(string Namespace, EquatableArray<string> ContainingTypes, string Name, string Modifiers)
{
    /// <summary>The name with namespace and containing types, as a hint name can use it.</summary>
    public string QualifiedName
    {
        get
        {
            string outer = string.Concat(ContainingTypes.Select(t => t.Substring(t.LastIndexOf(' ') + 1) + "."));

            // Keywords are escaped with @, which a hint name must not contain.
            return ((Namespace.Length == 0 ? "" : Namespace + ".") + outer + Name).Replace("@", "");
        }
    }
}

/// <summary>One attribute.</summary>
/// <param name="Kind">Keras's name: the attribute class's name without "Attribute".</param>
/// <param name="Category">What it declares.</param>
/// <param name="Arguments">Those that are written, in source order; positional ones under their property's name (<c>Units</c>).</param>
internal sealed record Element(string Kind, ElementCategory Category, EquatableArray<Argument> Arguments)
{
    public ArgumentValue? this[string name] => Arguments.FirstOrDefault(a => a.Name == name)?.Value;

    /// <summary>The <c>Name</c> argument, or null.</summary>
    public string? Name => (this["Name"] as TextValue)?.Text;
}

internal enum ElementCategory
{
    Network,
    Block,
    Input,
    Output,
    Layer,
    Use,
    Loss,
    Optimizer,
    Schedule,
    Initialize,
}

internal sealed record Argument(string Name, ArgumentValue Value);

/// <summary>An attribute argument's constant.</summary>
internal abstract record ArgumentValue;

/// <summary>int or long.</summary>
internal sealed record IntegerValue(long Number) : ArgumentValue;

/// <summary>float or double.</summary>
internal sealed record RealValue(double Number) : ArgumentValue;

internal sealed record BooleanValue(bool Value) : ArgumentValue;

internal sealed record TextValue(string Text) : ArgumentValue;

/// <summary>An enum member, by name; a number that has no name is written as the number.</summary>
internal sealed record EnumValue(string Type, string Member) : ArgumentValue;

/// <summary>typeof(X): the fully qualified name, which is the <see cref="BlockDeclaration.Key"/> of a block.</summary>
internal sealed record TypeValue(string Key) : ArgumentValue;

internal sealed record IntegerArrayValue(EquatableArray<long> Numbers) : ArgumentValue;

internal sealed record RealArrayValue(EquatableArray<double> Numbers) : ArgumentValue;

internal sealed record TextArrayValue(EquatableArray<string> Texts) : ArgumentValue;

/// <summary>null, or a constant that does not compile.</summary>
internal sealed record MissingValue : ArgumentValue;
