using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Adds <c>[Adam]</c> behind the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddOptimizerFix)), Shared]
public sealed class AddOptimizerFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NoOptimizer];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        IReadOnlyList<DeclaredAttribute> declared = mistake.Declared;
        AttributeSyntax? last = (declared.LastOrDefault(a => a.Category == ElementCategory.Loss) ?? declared.LastOrDefault())?.Syntax;
        if (last is not null)
        {
            yield return new Remedy(
                "Add [Adam]",
                nameof(AddOptimizerFix),
                [TextEdit.Insert(last.SyntaxTree, last.Span.End, $", {AttributeArguments.QualifierOf(last)}Adam")]);
        }
    }
}
