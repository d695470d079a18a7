using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.RandomNetworks.Compilation;

/// <summary>C# source text as the compilation of a user's project.</summary>
internal static class NetworkCompilation
{
    /// <summary>What a project with implicit usings and the library has in front of every file.</summary>
    private const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.Linq; global using Backprop;";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>Documentation is compiled, so that a broken reference in it is a warning; the user's own classes need none (CS1591).</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    /// <summary>Files named <c>Source0.cs</c>, <c>Source1.cs</c> and so on.</summary>
    public static CSharpCompilation Of(params string[] sources) =>
        Of([.. sources.Select((text, i) => ($"Source{i}.cs", text))]);

    public static CSharpCompilation Of(params (string Path, string Text)[] sources) => CSharpCompilation.Create(
        "UserProject",
        [.. sources.Prepend(("GlobalUsings.cs", GlobalUsings)).Select(s => Parse(s.Item1, s.Item2))],
        ReferenceAssemblies.All,
        Options);

    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    /// <summary>The class of that full name; throws where there is none.</summary>
    public static INamedTypeSymbol Class(this CSharpCompilation compilation, string fullName) =>
        compilation.GetTypeByMetadataName(fullName) ?? throw new ArgumentException($"The sources declare no class '{fullName}'.", nameof(fullName));

    /// <summary>Errors and warnings that the C# compiler reports.</summary>
    public static ImmutableArray<Diagnostic> Complaints(this CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
}
