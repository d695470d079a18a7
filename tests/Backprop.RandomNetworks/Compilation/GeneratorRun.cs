using System.Collections.Immutable;
using Backprop.Gen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.RandomNetworks.Compilation;

/// <summary>One run of the generator over a user's project.</summary>
/// <param name="Driver">The driver behind the run, for another run on an edited project.</param>
/// <param name="Compilation">The project with the generated files.</param>
internal sealed record GeneratorRun(GeneratorDriver Driver, CSharpCompilation Compilation)
{
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated files in the order of their names.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => [.. Result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal)];

    /// <summary>The only generated file.</summary>
    public string Source => Sources.Single().SourceText.ToString();

    public static GeneratorRun Of(params string[] sources) => Of(NetworkCompilation.Of(sources));

    public static GeneratorRun Of(CSharpCompilation project) => Of(NewDriver(), project);

    /// <summary>Runs a driver, perhaps one that has run before.</summary>
    public static GeneratorRun Of(GeneratorDriver driver, CSharpCompilation project)
    {
        GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(project, out Microsoft.CodeAnalysis.Compilation compilation, out _);
        GeneratorRun run = new(after, (CSharpCompilation)compilation);
        return run.Result.Exception is { } exception
            ? throw new InvalidOperationException("The generator threw: it must compile or report, whatever the input.", exception)
            : run;
    }

    /// <summary>A driver that records why each step ran.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: NetworkCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The same driver on an edited project.</summary>
    public GeneratorRun Again(CSharpCompilation project) => Of(Driver, project);

    /// <summary>Errors and warnings of the C# compiler on the project with the generated files.</summary>
    public ImmutableArray<Diagnostic> Complaints() => Compilation.Complaints();

    /// <summary>Public members of the generated files without documentation: one warning (CS1591) each.</summary>
    public ImmutableArray<Diagnostic> Undocumented()
    {
        HashSet<SyntaxTree> generated = [.. Result.GeneratedSources.Select(s => s.SyntaxTree)];
        CSharpCompilation strict = Compilation.WithOptions(NetworkCompilation.Options.WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Warn)]));
        return [.. strict.GetDiagnostics().Where(d => d.Id == "CS1591" && d.Location.SourceTree is { } tree && generated.Contains(tree))];
    }

    /// <summary>Compiles and loads the project.</summary>
    public LoadedProject Load() => LoadedProject.Load(Compilation);
}
