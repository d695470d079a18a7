using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Moves dropout from behind the last layer with weights to before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveDropoutFix)), Shared]
public sealed class MoveDropoutFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.DropoutBeforeOutput];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        // Where names or From decide who reads what, moving a line is not moving a layer.
        if (mistake.Attribute is { } dropout &&
            mistake.Element?.Syntax is { } layer &&
            AttributeArguments.Named(dropout, "Name") is null &&
            AttributeArguments.Named(dropout, "From") is null &&
            AttributeArguments.Named(layer, "From") is null)
        {
            yield return new Remedy(
                $"Move [{AttributeArguments.KindOf(dropout)}] before [{AttributeArguments.KindOf(layer)}]",
                nameof(MoveDropoutFix),
                [TextEdit.Insert(layer.SyntaxTree, layer.SpanStart, dropout + ", "), new AttributeRemoval(dropout)]);
        }
    }
}
