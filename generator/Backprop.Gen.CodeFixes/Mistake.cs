using System.Globalization;
using Backprop.Gen.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>A diagnostic and the source around it.</summary>
internal sealed class Mistake(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation)
{
    public string Id => diagnostic.Id;

    public SemanticModel Model => model;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What is underlined.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The attribute that is underlined, or in which something is.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The class whose name or attributes are underlined.</summary>
    public TypeDeclarationSyntax? Type => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>Our attributes on that class, as the reader lists them.</summary>
    public IReadOnlyList<DeclaredAttribute> Declared =>
        Type is not null && model.GetDeclaredSymbol(Type, cancellation) is INamedTypeSymbol symbol
            ? DeclaredAttribute.Of(symbol, cancellation)
            : [];

    /// <summary>The layer attribute that the fix data name, or null; what is underlined in a block has no element of the network beside it.</summary>
    public DeclaredAttribute? Element
    {
        get
        {
            IReadOnlyList<DeclaredAttribute> declared = Declared;
            return declared.Any(a => a.Category == ElementCategory.Network) &&
                int.TryParse(Data("Element"), NumberStyles.None, CultureInfo.InvariantCulture, out int i) &&
                i < declared.Count
                    ? declared[i]
                    : null;
        }
    }

    /// <summary>An item of the fix data, or null.</summary>
    public string? Data(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
