using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Declaration;

/// <summary>
/// One of our attributes on a class, still as a symbol. The list that <see cref="Of"/> returns is indexed like
/// <see cref="NetworkDeclaration.Elements"/>, so that a <see cref="Place"/> leads back to the source.
/// </summary>
/// <param name="Data">The attribute.</param>
/// <param name="Category">What it declares.</param>
/// <param name="Syntax">Null where the class comes from another assembly.</param>
internal sealed record DeclaredAttribute(AttributeData Data, ElementCategory Category, AttributeSyntax? Syntax)
{
    /// <summary>The part of the class that carries the attribute.</summary>
    public TypeDeclarationSyntax? Part => Syntax?.Parent?.Parent as TypeDeclarationSyntax;

    /// <summary>Whether the compiler itself complains about the attribute, so that a second complaint would only be noise.</summary>
    public bool HasCompilerError =>
        Data.AttributeConstructor is null ||
        Data.ConstructorArguments.Any(IsError) ||
        Data.NamedArguments.Any(a => IsError(a.Value));

    /// <summary>
    /// Our attributes on <paramref name="type"/> in source order: first those of the part that carries <c>[Network]</c> or
    /// <c>[Block]</c>, then those that strayed to other parts, by file path and position.
    /// </summary>
    public static IReadOnlyList<DeclaredAttribute> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<DeclaredAttribute> found = [];
        foreach (AttributeData data in type.GetAttributes())
        {
            if (AttributeCategory.Of(data.AttributeClass) is { } category)
            {
                found.Add(new DeclaredAttribute(data, category, data.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax));
            }
        }

        TypeDeclarationSyntax? main = MainPart(found);

        // The sort is stable: without syntax the order of the metadata stays, and that is the source's.
        return
        [
            .. found
                .OrderBy(a => a.Part == main ? 0 : 1)
                .ThenBy(a => a.Part == main ? "" : a.Syntax?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
                .ThenBy(a => a.Syntax?.SpanStart ?? 0),
        ];
    }

    /// <summary>The part with <c>[Network]</c> or <c>[Block]</c>.</summary>
    public static TypeDeclarationSyntax? MainPart(IEnumerable<DeclaredAttribute> attributes) =>
        attributes.FirstOrDefault(a => a.Category is ElementCategory.Network or ElementCategory.Block)?.Part;

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error ||
        constant is { Kind: TypedConstantKind.Type, Value: ITypeSymbol { TypeKind: TypeKind.Error } } ||
        (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsError));
}
