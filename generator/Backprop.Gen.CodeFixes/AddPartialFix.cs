using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Adds <c>partial</c> to the network's class and to those around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NotPartial, ProblemIds.ContainingTypeNotPartial];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Type is not { } type)
        {
            yield break;
        }

        TypeDeclarationSyntax[] missing = [.. type.AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(t => !t.Modifiers.Any(SyntaxKind.PartialKeyword))];
        if (missing.Length > 0)
        {
            yield return new Remedy(
                $"Add 'partial' to {string.Join(" and ", missing.Select(t => $"'{t.Identifier.ValueText}'"))}",
                nameof(AddPartialFix),
                [.. missing.Select(t => TextEdit.Insert(t.SyntaxTree, t.Keyword.SpanStart, "partial "))]);
        }
    }
}
