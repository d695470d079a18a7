using System.Collections.Immutable;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
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

    /// <summary>
    /// The problems of a network, or of a block by itself: those of the class first, and only those where the class is of a kind that nothing can
    /// be generated into or whose attributes have no order.
    /// </summary>
    internal static EquatableArray<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.Problems.Any(p => p.Id is ProblemIds.SeveralParts or ProblemIds.Generic or ProblemIds.NotAnOrdinaryClass))
        {
            return declaration.Problems;
        }

        bool network = declaration.Elements.Any(e => e.Category == ElementCategory.Network);
        return [.. declaration.Problems, .. network ? NetworkBuilder.Build(declaration).Problems : NetworkBuilder.CheckBlock(declaration)];
    }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            BlockReports reports = new();
            start.RegisterSymbolAction(symbol => Analyze(symbol, reports), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, BlockReports reports)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!AttributeCategory.IsNetwork(type) && !AttributeCategory.IsBlock(type))
        {
            return;
        }

        NetworkDeclaration declaration = DeclarationReader.Read(type, context.CancellationToken);
        ProblemLocator locator = new(type, context.CancellationToken);
        EquatableArray<Problem> ofBlocks = NetworkBuilder.ProblemsOfBlocks(declaration);
        foreach (Problem problem in Check(declaration))
        {
            // What is wrong in a block by itself is said once, when the block is analyzed, and not by every network that uses it.
            bool saidThere = problem.Where.Block is { } block && locator.IsInSource(block) && ofBlocks.Contains(problem);
            if (saidThere || locator.IsReportedByCompiler(problem))
            {
                continue;
            }

            Location location = locator.Locate(problem);
            if (problem.Where.Block is null || reports.IsFirst(problem, location))
            {
                context.ReportDiagnostic(Descriptors.Diagnose(problem, location));
            }
        }
    }
}
