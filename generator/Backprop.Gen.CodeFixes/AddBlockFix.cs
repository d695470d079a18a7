using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Puts <c>[Block]</c> on a class of layers that <c>[Use]</c> names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddBlockFix)), Shared]
public sealed class AddBlockFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NotABlock];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is not { Type: var used } ||
            mistake.Model.GetTypeInfo(used, mistake.Cancellation).Type is not INamedTypeSymbol type ||
            type is not { TypeKind: TypeKind.Class, IsGenericType: false })
        {
            yield break;
        }

        // A class without layers is not a block that lacks its mark, and a network is none either.
        IReadOnlyList<DeclaredAttribute> attributes = DeclaredAttribute.Of(type, mistake.Cancellation);
        DeclaredAttribute? first = attributes.FirstOrDefault(a => a.Category is ElementCategory.Layer or ElementCategory.Use);
        if (first?.Syntax is { } layer && !attributes.Any(a => a.Category is ElementCategory.Network))
        {
            yield return new Remedy(
                $"Put [Block] on '{type.Name}'",
                nameof(AddBlockFix),
                [TextEdit.Insert(layer.SyntaxTree, layer.SpanStart, AttributeArguments.QualifierOf(layer) + "Block, ")]);
        }
    }
}
