using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Sets the flag that the message asks for: <c>FromLogits = true</c> on a loss, <c>UseBias = false</c> on a layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetArgumentFix)), Shared]
public sealed class SetArgumentFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.ProbabilitiesAreLogits, ProblemIds.CancelledBias];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Attribute is not { } attribute)
        {
            yield break;
        }

        (string name, string value) = mistake.Id == ProblemIds.CancelledBias ? ("UseBias", "false") : ("FromLogits", "true");
        yield return new Remedy($"Set {name} = {value}", nameof(SetArgumentFix), [AttributeArguments.Set(attribute, name, value)]);
    }
}
