using Backprop.Gen.Collections;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Declaration;

/// <summary>
/// Turns an attributed class into plain values. Generator and analyzer call the same reader, so they cannot disagree
/// about what was declared.
/// </summary>
internal static class DeclarationReader
{
    /// <summary>Reads a class with <c>[Network]</c> or <c>[Block]</c>; never throws for anything the user can write.</summary>
    public static NetworkDeclaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IReadOnlyList<DeclaredAttribute> attributes = DeclaredAttribute.Of(type, cancellation);
        return new NetworkDeclaration(
            TypeIdentityReader.Read(type),
            ReadElements(attributes),
            BlockTypes.Reachable(type, cancellation)
                .Select(b => new BlockDeclaration(b.Key, b.Value.Name, ReadElements(DeclaredAttribute.Of(b.Value, cancellation))))
                .ToEquatableArray(),
            ClassProblems.Of(type, attributes, cancellation));
    }

    private static EquatableArray<Element> ReadElements(IEnumerable<DeclaredAttribute> attributes) =>
        attributes.Select(ReadElement).ToEquatableArray();

    private static Element ReadElement(DeclaredAttribute attribute) => new(
        AttributeCategory.KindOf(attribute.Data.AttributeClass!),
        attribute.Category,
        WrittenArgument.Of(attribute.Data, attribute.Syntax)
            .Select(a => new Argument(a.Name, ConstantReader.Read(a.Value)))
            .ToEquatableArray());
}
