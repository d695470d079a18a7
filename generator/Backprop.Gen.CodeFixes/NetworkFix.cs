using Backprop.Gen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.CodeFixes;

/// <summary>The base of every fix: a fix says which edits mend a diagnostic; applying them, here or everywhere, is done once.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    private protected NetworkFix()
    {
    }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixEverywhere.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Remedy remedy in await RemediesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(remedy.Title, c => EditedSolution.ApplyAsync(solution, [remedy], c), remedy.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to mend a diagnostic; none if the source does not allow any.</summary>
    internal async Task<IReadOnlyList<Remedy>> RemediesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);

        // A diagnostic of an older text may point behind the end of this one.
        return root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? []
            : [.. Remedies(new Mistake(diagnostic, root, model, cancellation))];
    }

    private protected abstract IEnumerable<Remedy> Remedies(Mistake mistake);
}
