using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Where the activation would be applied twice: removes it from the layer, or <c>FromLogits</c> from the loss.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSecondActivationFix)), Shared]
public sealed class RemoveSecondActivationFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LogitsAreProbabilities];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Element is { Syntax: { } layer } element && ActivationRemoval.From(element, mistake.Declared) is { } removal)
        {
            string title = removal is AttributeRemoval
                ? $"Remove [{AttributeArguments.KindOf(layer)}]"
                : $"Remove the activation of [{AttributeArguments.KindOf(layer)}]";
            yield return new Remedy(title, nameof(RemoveSecondActivationFix) + ".Activation", [removal]);
        }

        if (mistake.Attribute is { } loss && AttributeArguments.Named(loss, "FromLogits") is { } fromLogits)
        {
            yield return new Remedy(
                $"Remove FromLogits from [{AttributeArguments.KindOf(loss)}]",
                nameof(RemoveSecondActivationFix) + ".FromLogits",
                [AttributeArguments.Remove(fromLogits)]);
        }
    }
}
