using System.Collections.Immutable;
using Backprop.Gen.CodeFixes;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Tests.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>The examples on the pages do what the pages say.</summary>
public sealed class DiagnosticPageTests
{
    private const string Network = "using Backprop; [Network, Input(4), Dense(3), MeanSquaredError, Adam] public sealed partial class Net;";

    /// <summary>
    /// Ids of layers that are described before they exist. Until then their examples cannot compile, for exactly this reason; from the day
    /// the attribute is there they are checked like all others.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> Awaited = new Dictionary<string, string>
    {
        [ProblemIds.NeedsRank] = "Conv2D",
        [ProblemIds.CancelledBias] = "BatchNormalization",
    };

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public async Task The_wrong_example_has_exactly_this_diagnostic_with_this_message(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        if (IsAwaited(page, page.Wrong))
        {
            return;
        }

        ImmutableArray<Diagnostic> found = await AnalyzeAsync(page, page.Wrong);
        Assert.Equal($"{id}: {page.Message}", string.Join("; ", found.Select(d => $"{d.Id}: {d.GetMessage()}")));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_fixed_example_has_no_diagnostic(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        if (!IsAwaited(page, page.Fixed))
        {
            Assert.Empty(await AnalyzeAsync(page, page.Fixed));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Every_code_fix_mends_the_wrong_example(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(id);
        if (page.CodeFix is null || IsAwaited(page, page.Wrong))
        {
            return;
        }

        NetworkFix fix = Assert.Single(AllFixes.List, f => f.FixableDiagnosticIds.Contains(id));
        Assert.NotEmpty(await FixRun.MendedAsync(fix, page.Wrong));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(DiagnosticPage page, string example)
    {
        if (!page.IsCSharp)
        {
            return await AnalyzerRun.DiagnosticsAsync(TestCompilation.Of(Network), DiagnosticPage.Properties(example));
        }

        Compilation compilation = DiagnosticPage.Compile(example);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await AnalyzerRun.DiagnosticsAsync(compilation);
    }

    private static bool IsAwaited(DiagnosticPage page, string example)
    {
        if (!Awaited.TryGetValue(page.Id, out string? layer) || typeof(NetworkAttribute).Assembly.GetType($"Backprop.{layer}Attribute") is not null)
        {
            return false;
        }

        Assert.All(
            DiagnosticPage.Compile(example).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error),
            d => Assert.Matches($"'{layer}(Attribute)?'", d.GetMessage()));
        return true;
    }
}
