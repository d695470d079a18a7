using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>The usual ways to choose a severity work, as for any analyzer.</summary>
public sealed class SeverityTests
{
    private const string NotPartial = "[Network, Input(2), Dense(1), MeanSquaredError, Adam] class Net;";

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    public async Task Editorconfig_changes_the_severity(string written, DiagnosticSeverity severity)
    {
        Diagnostic diagnostic = Assert.Single(await RunAsync(NotPartial, $"dotnet_diagnostic.BPG0001.severity = {written}"));
        Assert.Equal(("BPG0001", severity), (diagnostic.Id, diagnostic.Severity));
    }

    [Fact]
    public async Task Editorconfig_turns_a_diagnostic_off() =>
        Assert.Empty(await RunAsync(NotPartial, "dotnet_diagnostic.BPG0001.severity = none"));

    [Fact]
    public async Task Editorconfig_of_another_id_changes_nothing() =>
        Assert.Equal("BPG0001", Assert.Single(await RunAsync(NotPartial, "dotnet_diagnostic.BPG0002.severity = none")).Id);

    [Fact]
    public async Task Pragma_turns_a_diagnostic_off_where_it_stands() => Assert.Equal(
        ["BPG0001 Two"],
        (await RunAsync($"#pragma warning disable BPG0001\n{NotPartial}\n#pragma warning restore BPG0001\n{NotPartial.Replace("class Net", "class Two")}"))
            .Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}"));

    [Fact]
    public async Task SuppressMessage_turns_a_diagnostic_off() => Assert.Empty(await RunAsync(
        $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Backprop.Declaration\", \"BPG0001\", Justification = \"Only read.\")] {NotPartial}"));

    [Fact]
    public async Task Generated_code_is_not_looked_at() =>
        Assert.Empty(await AnalyzerRun.DiagnosticsAsync(TestCompilation.Of(("Net.g.cs", TestCompilation.Usings + NotPartial))));

    private static Task<ImmutableArray<Diagnostic>> RunAsync(string source, string editorConfig = "")
    {
        CSharpCompilation compilation = TestCompilation.Of(("/Net.cs", TestCompilation.Usings + source));
        return AnalyzerRun.DiagnosticsAsync(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(editorConfig))));
    }
}
