using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Removes an argument that has no meaning beside the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [ProblemIds.UnusedArgument, ProblemIds.SeveralClippings, ProblemIds.OptionWithoutEffect, ProblemIds.RateAndSchedule];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals.Name.Identifier.ValueText: var name } argument)
        {
            yield return new Remedy($"Remove {name}", nameof(RemoveArgumentFix), [AttributeArguments.Remove(argument)]);
        }
    }
}
