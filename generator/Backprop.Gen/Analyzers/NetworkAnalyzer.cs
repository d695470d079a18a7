using System.Collections.Immutable;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Gen.Analyzers;

/// <summary>
/// Reports what is wrong with a network or block. It reads and checks exactly as the generator does and only adds where
/// in the source the mistake is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Descriptors.All.Where(d => d.Id != ProblemIds.AotInstructionSet)];

    /// <summary>Finds the problems of a declaration; those of the class itself included.</summary>
    internal static Func<NetworkDeclaration, EquatableArray<Problem>> Check { get; } = declaration => declaration.Problems;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!AttributeCategory.IsNetwork(type) && !AttributeCategory.IsBlock(type))
        {
            return;
        }

        NetworkDeclaration declaration = DeclarationReader.Read(type, context.CancellationToken);
        ProblemLocator locator = new(type, context.CancellationToken);
        foreach (Problem problem in Check(declaration))
        {
            if (!locator.IsReportedByCompiler(problem))
            {
                context.ReportDiagnostic(Descriptors.Diagnose(problem, locator.Locate(problem)));
            }
        }
    }
}
