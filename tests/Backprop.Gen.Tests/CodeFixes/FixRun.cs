using System.Collections.Immutable;
using Backprop.Gen.CodeFixes;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Tests.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>Applies a fix to the diagnostics of marked sources, as an editor does.</summary>
internal static class FixRun
{
    /// <summary>
    /// Asserts that the marked source has the marked diagnostics, that the fix of the first it can mend offers <paramref name="title"/>,
    /// and that this turns it into <paramref name="after"/>, where the diagnostic is gone and C# has nothing to say.
    /// </summary>
    public static Task VerifyAsync(NetworkFix fix, string before, string title, string after) =>
        VerifyAsync(fix, [("Net.cs", before)], title, [("Net.cs", after)]);

    /// <inheritdoc cref="VerifyAsync(NetworkFix, string, string, string)"/>
    public static async Task VerifyAsync(
        NetworkFix fix, (string Path, string Text)[] before, string title, (string Path, string Text)[] after)
    {
        Solution solution = TestWorkspace.Of(Parse(before));
        Diagnostic mended = (await DiagnosticsAsync(solution, Parse(before))).First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        IReadOnlyList<CodeAction> actions = await ActionsAsync(fix, solution, mended);
        CodeAction action = actions.FirstOrDefault(a => a.Title == title)
            ?? throw new InvalidOperationException($"'{title}' is not offered, but: {string.Join("; ", actions.Select(a => a.Title))}.");
        Assert.StartsWith(fix.GetType().Name, action.EquivalenceKey);

        Solution changed = await ApplyAsync(action);
        await AssertTextsAsync(Parse(after), changed);
        await AssertGoneAsync(mended.Id, changed, expected: before.Sum(f => MarksOf(f.Text, mended.Id)) - 1);
    }

    /// <summary>Asserts that the first marked diagnostic is there and that the fix has nothing to offer.</summary>
    public static async Task VerifyNoFixAsync(NetworkFix fix, string source)
    {
        MarkedSource[] files = Parse([("Net.cs", source)]);
        Solution solution = TestWorkspace.Of(files);
        Diagnostic diagnostic = (await DiagnosticsAsync(solution, files)).First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        Assert.Empty(await ActionsAsync(fix, solution, diagnostic));
    }

    /// <summary>Asserts what "fix all" in a scope makes of the sources, and that nothing of the fix's remains there.</summary>
    public static async Task VerifyAllAsync(
        NetworkFix fix, (string Path, string Text)[][] before, string title, FixAllScope scope, (string Path, string Text)[][] after)
    {
        Solution solution = TestWorkspace.Of([.. before.Select(Parse)]);
        Project project = solution.Projects.First();
        List<Diagnostic> all = [];
        foreach ((Project each, MarkedSource[] files) in solution.Projects.Zip(before.Select(Parse)))
        {
            all.AddRange(await DiagnosticsAsync(each.Solution, files, each.Id));
        }

        Diagnostic first = all.First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        CodeAction single = (await ActionsAsync(fix, solution, first)).First(a => a.Title == title);
        Document document = solution.GetDocument(first.Location.SourceTree)!;
        FixAllContext context = new(
            document, fix, scope, single.EquivalenceKey!, fix.FixableDiagnosticIds, new KnownDiagnostics(all), CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider().GetFixAsync(context);
        Solution changed = await ApplyAsync(action!);
        await AssertTextsAsync([.. after.SelectMany(Parse)], changed);
    }

    /// <summary>
    /// Asserts that every action which the fix offers for the source's first diagnostic leaves a source that compiles and does not have it
    /// any more, and returns these sources.
    /// </summary>
    public static async Task<IReadOnlyList<string>> MendedAsync(NetworkFix fix, string source)
    {
        Solution solution = TestWorkspace.Of(Parse([("Net.cs", source)]));
        Compilation compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        Diagnostic diagnostic = (await AnalyzerRun.DiagnosticsAsync(compilation)).First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        List<string> mended = [];
        foreach (CodeAction action in await ActionsAsync(fix, solution, diagnostic))
        {
            Solution changed = await ApplyAsync(action);
            await AssertGoneAsync(diagnostic.Id, changed, expected: 0);
            mended.Add((await changed.TextsAsync())["Net.cs"]);
        }

        return mended;
    }

    /// <summary>
    /// Asserts what the fix makes of a diagnostic that no layer of today can have; its place is the source's mark.
    /// </summary>
    public static async Task VerifyUnreachableAsync(NetworkFix fix, string before, string title, string after)
    {
        MarkedSource[] files = Parse([("Net.cs", before)]);
        Solution solution = TestWorkspace.Of(files);
        SyntaxTree tree = (await solution.Projects.Single().Documents.Single().GetSyntaxTreeAsync())!;
        Mark mark = Assert.Single(files.Single().Marks);
        Diagnostic diagnostic = Diagnostic.Create(Descriptors.For(mark.Id), Location.Create(tree, mark.Span), "dense");
        CodeAction action = Assert.Single(await ActionsAsync(fix, solution, diagnostic), a => a.Title == title);
        await AssertTextsAsync(Parse([("Net.cs", after)]), await ApplyAsync(action));
    }

    /// <summary>Applies every action that the fix offers for a diagnostic, each to the given solution.</summary>
    public static async Task ApplyAllAsync(NetworkFix fix, Solution solution, Diagnostic diagnostic)
    {
        foreach (CodeAction action in await ActionsAsync(fix, solution, diagnostic))
        {
            await ApplyAsync(action);
        }
    }

    private static MarkedSource[] Parse((string Path, string Text)[] files) =>
        [.. files.Select(f => MarkedSource.Parse(TestCompilation.Usings + f.Text, f.Path))];

    private static int MarksOf(string text, string id) => MarkedSource.Parse(text).Marks.Count(m => m.Id == id);

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Solution solution, MarkedSource[] files, ProjectId? project = null)
    {
        Compilation compilation = (await solution.GetProject(project ?? solution.ProjectIds[0])!.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await AnalyzerRun.DiagnosticsAsync(compilation);
        AnalyzerRun.AssertMarked(files, found);
        return found;
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(NetworkFix fix, Solution solution, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
    }

    private static async Task AssertTextsAsync(MarkedSource[] expected, Solution solution)
    {
        IReadOnlyDictionary<string, string> texts = await solution.TextsAsync();
        foreach (MarkedSource file in expected)
        {
            Assert.Equal(file.Text, texts[file.Path]);
        }
    }

    private static async Task AssertGoneAsync(string id, Solution solution, int expected)
    {
        Compilation compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(expected, (await AnalyzerRun.DiagnosticsAsync(compilation)).Count(d => d.Id == id));
    }

    /// <summary>Gives "fix all" the diagnostics that the analyzers found.</summary>
    private sealed class KnownDiagnostics(IReadOnlyList<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult(all.Where(d => project.GetDocument(d.Location.SourceTree) is not null));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            Task.FromResult(all.Where(d => document.Project.GetDocument(d.Location.SourceTree) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
