using Backprop.Gen.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Declaration;

/// <summary>Reads what the emitter needs to reopen a class.</summary>
internal static class TypeIdentityReader
{
    public static TypeIdentity Read(INamedTypeSymbol type) => new(
        Namespace: NamespaceOf(type),
        ContainingTypes: ContainingTypes(type).Select(Header).ToEquatableArray(),
        Name: Escape(type.Name),
        Modifiers: ModifiersOf(type));

    /// <summary>Outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> outer = new();
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            outer.Push(t);
        }

        return outer;
    }

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        Stack<string> names = new();
        for (INamespaceSymbol? n = type.ContainingNamespace; n is { IsGlobalNamespace: false }; n = n.ContainingNamespace)
        {
            names.Push(Escape(n.Name));
        }

        return string.Join(".", names);
    }

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } => "struct",
            { IsRecord: true } => "record",
            _ => "class",
        };
        return $"partial {keyword} {Escape(type.Name)}";
    }

    private static string ModifiersOf(INamedTypeSymbol type)
    {
        string access = type.DeclaredAccessibility switch
        {
            Accessibility.Public => "public ",
            Accessibility.Protected => "protected ",
            Accessibility.ProtectedOrInternal => "protected internal ",
            Accessibility.ProtectedAndInternal => "private protected ",
            Accessibility.Private => "private ",
            _ => "internal ",
        };
        return access + (type is { IsSealed: true, TypeKind: TypeKind.Class } ? "sealed " : "") + "partial";
    }

    /// <summary>A name that is a keyword keeps its <c>@</c>.</summary>
    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
