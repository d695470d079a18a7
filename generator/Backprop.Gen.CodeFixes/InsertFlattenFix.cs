using System.Collections.Immutable;
using System.Composition;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.CodeFixes;

/// <summary>Puts <c>[Flatten]</c> before a layer that takes a vector; what the layer reads with <c>From</c>, Flatten then reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlattenFix)), Shared]
public sealed class InsertFlattenFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.NeedsVector];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        // A block of another assembly is underlined at its use, and it is not known which of its layers wants the vector.
        if (mistake.Attribute is not { } layer || AttributeArguments.KindOf(layer) == "Use")
        {
            yield break;
        }

        string flatten = AttributeArguments.QualifierOf(layer) + "Flatten";
        List<Edit> edits = [];
        if (AttributeArguments.Named(layer, "From") is { } from)
        {
            flatten += $"({from})";
            edits.Add(AttributeArguments.Remove(from));
        }

        edits.Add(TextEdit.Insert(layer.SyntaxTree, layer.SpanStart, flatten + ", "));
        yield return new Remedy($"Put [Flatten] before [{AttributeArguments.KindOf(layer)}]", nameof(InsertFlattenFix), edits);
    }
}
