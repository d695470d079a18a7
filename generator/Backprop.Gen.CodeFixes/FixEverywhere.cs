using System.Collections.Immutable;
using Backprop.Gen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>Mends every diagnostic of a document, project or solution in the same way, in one edit.</summary>
internal sealed class FixEverywhere : FixAllProvider
{
    public static FixEverywhere Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context.CodeFixProvider is not NetworkFix fix || context.CodeActionEquivalenceKey is not { } key)
        {
            return null;
        }

        List<Remedy> remedies = [];
        foreach (Document document in DocumentsOf(context))
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
            {
                IReadOnlyList<Remedy> all = await fix.RemediesAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                remedies.AddRange(all.Where(r => r.Key == key));
            }
        }

        return remedies.Count == 0
            ? null
            : CodeAction.Create(remedies[0].Title, c => EditedSolution.ApplyAsync(context.Solution, remedies, c), key);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => InOrder(context.Project),
        FixAllScope.Solution => context.Solution.Projects.OrderBy(p => p.Name, StringComparer.Ordinal).SelectMany(InOrder),
        _ => [],
    };

    private static IEnumerable<Document> InOrder(Project project) =>
        project.Documents.OrderBy(d => d.FilePath ?? d.Name, StringComparer.Ordinal);
}
