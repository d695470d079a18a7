using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Replaces a name that nothing has by the nearest one that something has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestNameFix)), Shared]
public sealed class UseNearestNameFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [ProblemIds.UnknownSource, ProblemIds.UnknownParameter, ProblemIds.UnknownOutputLayer, ProblemIds.UnknownLossOutput];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Data("Name") is { Length: > 0 } name &&
            mistake.Node.FirstAncestorOrSelf<ExpressionSyntax>() is { } written &&
            mistake.Model.GetConstantValue(written, mistake.Cancellation) is { HasValue: true, Value: string })
        {
            yield return new Remedy($"Change to '{name}'", nameof(UseNearestNameFix), [TextEdit.Replace(written, Mistake.Literal(name))]);
        }
    }
}
