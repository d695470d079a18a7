using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Removes an attribute that has no place: a second loss, optimizer or schedule, a layer that nobody reads, a block inside itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        ProblemIds.BlockCycle, ProblemIds.NetworkAttributeInBlock, ProblemIds.Unread, ProblemIds.InitializedTwice,
        ProblemIds.SeveralLosses, ProblemIds.SeveralOptimizers, ProblemIds.SeveralSchedules,
    ];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Attribute is { } attribute)
        {
            yield return new Remedy(
                $"Remove [{AttributeArguments.KindOf(attribute)}]", nameof(RemoveAttributeFix), [new AttributeRemoval(attribute)]);
        }
    }
}
