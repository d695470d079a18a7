using System.Collections.Immutable;
using Backprop.Gen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Runs the package's analyzers as the compiler does.</summary>
internal static class AnalyzerRun
{
    /// <summary>What the analyzers report, by place; an analyzer that throws is a failure of the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        Compilation compilation, params (string Property, string Value)[] buildProperties)
    {
        List<Exception> crashes = [];
        CompilationWithAnalyzers run = compilation.WithAnalyzers(
            [new NetworkAnalyzer(), new AotAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new BuildProperties(buildProperties)),
                onAnalyzerException: (exception, _, _) => crashes.Add(exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await run.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(crashes);
        return
        [
            .. found
                .OrderBy(d => d.Location.SourceTree?.FilePath ?? "", StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Asserts that the sources have exactly the marked diagnostics, and that C# itself accepts them where <paramref name="compiles"/>.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(MarkedSource[] sources, bool compiles = true)
    {
        CSharpCompilation compilation = TestCompilation.Of([.. sources.Select(s => (s.Path, s.Text))]);
        if (compiles)
        {
            Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        }

        ImmutableArray<Diagnostic> found = await DiagnosticsAsync(compilation);
        AssertMarked(sources, found);
        return found;
    }

    /// <inheritdoc cref="VerifyAsync(MarkedSource[], bool)"/>
    public static Task<ImmutableArray<Diagnostic>> VerifyAsync(string marked, bool compiles = true) =>
        VerifyAsync([MarkedSource.Parse(TestCompilation.Usings + marked)], compiles);

    /// <summary>Asserts that the diagnostics are the marked ones.</summary>
    public static void AssertMarked(MarkedSource[] sources, ImmutableArray<Diagnostic> found) => Assert.Equal(
        sources.OrderBy(s => s.Path, StringComparer.Ordinal).SelectMany(s => s.Marks.Select(m => Show(m, s.Text))),
        found.Select(d => Show(MarkOf(d), sources.First(s => s.Path == d.Location.SourceTree?.FilePath).Text)));

    private static Mark MarkOf(Diagnostic diagnostic) => new(diagnostic.Id, diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan);

    private static string Show(Mark mark, string text) =>
        $"{mark.Id} {mark.Path} [{mark.Span.Start}..{mark.Span.End}) '{text.Substring(mark.Span.Start, mark.Span.Length)}'";
}
