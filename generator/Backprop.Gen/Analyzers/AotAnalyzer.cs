using System.Collections.Immutable;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Gen.Analyzers;

/// <summary>
/// Reports a NativeAOT build that does not say for which instruction set: it would get baseline code, where the vector
/// types report that they are not accelerated.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AotAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.For(ProblemIds.AotInstructionSet)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!Property(options, "PublishAot").Equals("true", StringComparison.OrdinalIgnoreCase) ||
            Property(options, "IlcInstructionSet").Length > 0)
        {
            return;
        }

        // Once for a compilation, however many networks it has, and not at all for one without.
        int networks = 0;
        context.RegisterSymbolAction(
            symbol =>
            {
                if (AttributeCategory.IsNetwork(symbol.Symbol))
                {
                    Interlocked.Increment(ref networks);
                }
            },
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            if (Volatile.Read(ref networks) > 0)
            {
                end.ReportDiagnostic(Diagnostic.Create(Descriptors.For(ProblemIds.AotInstructionSet), Location.None));
            }
        });
    }

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";
}
