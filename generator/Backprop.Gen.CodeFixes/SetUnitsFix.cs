using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Gives the layer before the loss as many units as the loss needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetUnitsFix)), Shared]
public sealed class SetUnitsFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.LossDoesNotFit, ProblemIds.TooFewClasses];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        if (mistake.Data("Units") is not { } units ||
            mistake.Element is not { Syntax: { } layer } element ||
            UnitsOf(element) is not { } written)
        {
            yield break;
        }

        yield return new Remedy(
            $"Give [{AttributeArguments.KindOf(layer)}] {units} {(units == "1" ? "unit" : "units")}",
            nameof(SetUnitsFix),
            [TextEdit.Replace(written, units)]);
    }

    private static ExpressionSyntax? UnitsOf(DeclaredAttribute layer) => WrittenArgument.Of(layer.Data, layer.Syntax)
        .FirstOrDefault(a => a.Name == "Units")?
        .Expressions(-1)
        .SingleOrDefault();
}
