using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Removes the output's activation and lets the loss take logits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PreferLogitsFix)), Shared]
public sealed class PreferLogitsFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.PreferLogits];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Attribute is { } loss && mistake.Element is { } layer && ActivationRemoval.From(layer, mistake.Declared) is { } removal)
        {
            yield return new Remedy(
                "Remove the activation and set FromLogits = true",
                nameof(PreferLogitsFix),
                [removal, AttributeArguments.Set(loss, "FromLogits", "true")]);
        }
    }
}
