using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Backprop.Gen.CodeFixes.Editing;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes;

/// <summary>Moves the attributes that stand on other parts of the class behind those of the part with <c>[Network]</c> or <c>[Block]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAttributesFix)), Shared]
public sealed class MoveAttributesFix : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ProblemIds.SeveralParts];

    private protected override IEnumerable<Remedy> Remedies(Mistake mistake)
    {
        IReadOnlyList<DeclaredAttribute> declared = mistake.Declared;
        DeclaredAttribute? main = declared.FirstOrDefault(a => a.Category is ElementCategory.Network or ElementCategory.Block);
        AttributeSyntax[] strays = [.. declared.Where(a => a.Part != main?.Part).Select(a => a.Syntax).OfType<AttributeSyntax>()];
        if (main?.Part is not { } part || strays.Length == 0)
        {
            yield break;
        }

        AttributeListSyntax last = part.AttributeLists.Last();
        string separator = SeparatorAfter(last, mistake.Cancellation);
        StringBuilder moved = new();
        foreach (IGrouping<SyntaxNode?, AttributeSyntax> list in strays.GroupBy(a => a.Parent))
        {
            moved.Append(separator).Append('[').Append(string.Join(", ", list)).Append(']');
        }

        yield return new Remedy(
            $"Move the attributes to the part with [{AttributeArguments.KindOf(main.Syntax!)}]",
            nameof(MoveAttributesFix),
            [TextEdit.Insert(part.SyntaxTree, last.Span.End, moved.ToString()), .. strays.Select(a => new AttributeRemoval(a))]);
    }

    /// <summary>A space where the class goes on behind the list on the same line, else a new line indented like the list's.</summary>
    private static string SeparatorAfter(AttributeListSyntax list, CancellationToken cancellation)
    {
        SourceText text = list.SyntaxTree.GetText(cancellation);
        TextLine line = text.Lines.GetLineFromPosition(list.Span.End);
        if (line.End > list.GetLastToken().FullSpan.End)
        {
            return " ";
        }

        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        string start = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart));
        string indentation = start.Substring(0, start.Length - start.TrimStart().Length);
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + indentation;
    }
}
