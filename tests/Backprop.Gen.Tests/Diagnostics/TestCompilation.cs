using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>Compilations of a user's sources against the framework and the runtime library, in memory.</summary>
internal static class TestCompilation
{
    /// <summary>What every test source begins with.</summary>
    public const string Usings = "using Backprop;\n";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static CSharpCompilation Of(params (string Path, string Text)[] files) => CSharpCompilation.Create(
        "User",
        files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)),
        References,
        Options);

    public static CSharpCompilation Of(string text) => Of(("Net.cs", text));

    /// <summary>The assembly of a compilation as a reference for another, without its sources.</summary>
    public static MetadataReference AsMetadata(this CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>The compilation with what the generator adds; a generator that throws is a failure of the test.</summary>
    public static CSharpCompilation WithGenerated(this CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return (CSharpCompilation)generated;
    }

    /// <summary>A class by its metadata name.</summary>
    public static INamedTypeSymbol Type(this Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name) ?? throw new ArgumentException($"There is no type '{name}'.");
}
