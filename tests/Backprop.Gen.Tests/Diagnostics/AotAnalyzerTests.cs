using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>NativeAOT without an instruction set, as the project's properties tell it.</summary>
public sealed class AotAnalyzerTests
{
    private const string Good = "Network, Input(2), Dense(1), MeanSquaredError, Adam";

    private const string Net = $"[{Good}] partial class Net;";

    [Fact]
    public async Task A_native_build_without_instruction_set_is_reported_once_and_nowhere()
    {
        Diagnostic diagnostic = Assert.Single(await RunAsync(Net + $"[{Good}] partial class Two;", ("PublishAot", "true")));
        Assert.Equal((ProblemIds.AotInstructionSet, DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(Location.None, diagnostic.Location);
    }

    [Theory]
    [InlineData("True")]
    [InlineData(" TRUE ")]
    public async Task The_property_is_read_as_MSBuild_reads_it(string value) => Assert.Single(await RunAsync(Net, ("PublishAot", value)));

    [Theory]
    [InlineData("x86-64-v3")]
    [InlineData("native")]
    [InlineData("AVX2,FMA")]
    public async Task With_an_instruction_set_nothing_is_reported(string set) =>
        Assert.Empty(await RunAsync(Net, ("PublishAot", "true"), ("IlcInstructionSet", set)));

    [Fact]
    public async Task An_empty_instruction_set_is_none() =>
        Assert.Single(await RunAsync(Net, ("PublishAot", "true"), ("IlcInstructionSet", "  ")));

    [Fact]
    public async Task A_build_for_the_runtime_is_not_reported()
    {
        Assert.Empty(await RunAsync(Net));
        Assert.Empty(await RunAsync(Net, ("PublishAot", "")));
        Assert.Empty(await RunAsync(Net, ("PublishAot", "false"), ("IlcInstructionSet", "")));
    }

    [Fact]
    public async Task A_project_without_a_network_is_not_reported() =>
        Assert.Empty(await RunAsync("[Block, Dense(2)] class Two; class Plain;", ("PublishAot", "true")));

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> RunAsync(string source, params (string, string)[] properties) =>
        AnalyzerRun.DiagnosticsAsync(TestCompilation.Of(TestCompilation.Usings + source), properties);
}
