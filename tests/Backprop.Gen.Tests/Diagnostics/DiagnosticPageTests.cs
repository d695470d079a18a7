using System.Collections.Immutable;
using Backprop.Gen.CodeFixes;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
    };

    /// <summary>What is wrong with the class itself, so that nothing can be added to it.</summary>
    private static readonly string[] NeverGenerated =
        [ProblemIds.NotPartial, ProblemIds.Generic, ProblemIds.NotAnOrdinaryClass, ProblemIds.ContainingTypeNotPartial];

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

    [Theory, MemberData(nameof(Ids))]
    public void Code_that_uses_a_wrong_network_is_not_underlined_because_of_it(string id)
    {
        const string User = """
            static class User
            {
                static double Train(Net net, float[] x, float[] y)
                {
                    net.LearningRate = 1;
                    net.Save("weights.safetensors");
                    System.Console.WriteLine(net.Summary() + Net.InputSize + Net.OutputSize);
                    return net.TrainOnBatch(x, y) + net.Predict(x)[0] + new Net(seed: 2).Iterations;
                }
            }
            """;
        DiagnosticPage page = DiagnosticPage.Read(id);
        bool oneInput = !page.Wrong.Contains("Input(4, Name") && !page.Wrong.Contains("x16");
        bool labels = page.Wrong.Contains("Sparse");
        if (!page.IsCSharp || IsAwaited(page, page.Wrong) || !page.Wrong.Contains("class Net;") || NeverGenerated.Contains(id) || !oneInput)
        {
            return;
        }

        string user = labels ? User.Replace("float[] y", "int[] y") : User;
        CSharpCompilation compilation = DiagnosticPage.Compile(page.Wrong + "\n" + user).WithGenerated();
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(DiagnosticPage page, string example)
    {
        if (!page.IsCSharp)
        {
            return await AnalyzerRun.DiagnosticsAsync(TestCompilation.Of(Network), DiagnosticPage.Properties(example));
        }

        // With the generated part, which for a wrong network is a stub: one mistake is one error and not a tail of others.
        CSharpCompilation compilation = DiagnosticPage.Compile(example).WithGenerated();
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
