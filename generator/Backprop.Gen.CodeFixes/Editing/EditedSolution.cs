using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.CodeFixes.Editing;

/// <summary>Applies remedies to a solution, one or those of many diagnostics at once.</summary>
internal static class EditedSolution
{
    /// <summary>
    /// The solution after the remedies. Equal edits count once; a remedy that contradicts an earlier one is left out as a whole, and its
    /// diagnostic remains for the next time.
    /// </summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Remedy> remedies, CancellationToken cancellation)
    {
        HashSet<Edit> accepted = [];
        foreach (Remedy remedy in remedies)
        {
            if (!remedy.Edits.Any(e => accepted.Any(a => Contradict(a, e))))
            {
                accepted.UnionWith(remedy.Edits);
            }
        }

        foreach (IGrouping<SyntaxTree, Edit> file in accepted.GroupBy(e => e.Tree))
        {
            if (solution.GetDocumentId(file.Key) is { } document)
            {
                SourceText text = await file.Key.GetTextAsync(cancellation).ConfigureAwait(false);
                solution = solution.WithDocumentText(document, text.WithChanges(Changes(file, text)));
            }
        }

        return solution;
    }

    private static IEnumerable<TextChange> Changes(IEnumerable<Edit> edits, SourceText text) => edits
        .OfType<TextEdit>()
        .Select(e => new TextChange(e.Span, e.Text))
        .Concat(AttributeLists.Without(edits.OfType<AttributeRemoval>().Select(r => r.Attribute), text).Select(s => new TextChange(s, "")))
        .OrderBy(c => c.Span.Start)
        .ThenBy(c => c.Span.End);

    private static bool Contradict(Edit a, Edit b) => a.Tree == b.Tree && a != b && (a, b) switch
    {
        (TextEdit x, TextEdit y) => x.Span.OverlapsWith(y.Span) || (x.Span.IsEmpty && y.Span.IsEmpty && x.Span.Start == y.Span.Start),
        (TextEdit x, AttributeRemoval y) => y.Attribute.Span.OverlapsWith(x.Span) || y.Attribute.Span.Contains(x.Span),
        (AttributeRemoval x, TextEdit y) => x.Attribute.Span.OverlapsWith(y.Span) || x.Attribute.Span.Contains(y.Span),
        _ => false,
    };
}
