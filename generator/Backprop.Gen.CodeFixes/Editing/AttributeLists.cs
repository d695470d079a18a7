using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes.Editing;

/// <summary>Takes attributes out of their lists.</summary>
internal static class AttributeLists
{
    /// <summary>The deletions that remove the attributes, all of one file, and nothing else.</summary>
    public static IEnumerable<TextSpan> Without(IEnumerable<AttributeSyntax> removed, SourceText text) => removed
        .Distinct()
        .GroupBy(a => (AttributeListSyntax)a.Parent!)
        .SelectMany(g => g.Count() == g.Key.Attributes.Count ? [WholeList(g.Key, text)] : SomeOf(g.Key, new HashSet<AttributeSyntax>(g)));

    private static IEnumerable<TextSpan> SomeOf(AttributeListSyntax list, HashSet<AttributeSyntax> removed)
    {
        SeparatedSyntaxList<AttributeSyntax> all = list.Attributes;
        int lastKept = Enumerable.Range(0, all.Count).Last(i => !removed.Contains(all[i]));
        for (int i = 0; i < lastKept; i++)
        {
            if (removed.Contains(all[i]))
            {
                yield return TextSpan.FromBounds(all[i].SpanStart, all[i + 1].SpanStart);
            }
        }

        if (lastKept < all.Count - 1)
        {
            yield return TextSpan.FromBounds(all[lastKept].Span.End, all[all.Count - 1].Span.End);
        }
    }

    /// <summary>The list with its lines, if nothing else stands on them; else with the space between it and its neighbour.</summary>
    private static TextSpan WholeList(AttributeListSyntax list, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool startsLine = IsBlank(text, first.Start, list.SpanStart);
        bool endsLine = IsBlank(text, list.Span.End, last.End);
        if (startsLine && endsLine)
        {
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        }

        if (endsLine)
        {
            int start = list.SpanStart;
            while (start > first.Start && text[start - 1] is ' ' or '\t')
            {
                start--;
            }

            return TextSpan.FromBounds(start, list.Span.End);
        }

        int end = list.Span.End;
        while (end < last.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return TextSpan.FromBounds(list.SpanStart, end);
    }

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
