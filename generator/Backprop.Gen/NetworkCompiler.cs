using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen;

/// <summary>
/// The whole pipeline: declaration → graph with shapes, or problems → training graph → plan → text. Pure functions of values; nothing here
/// knows Roslyn, and whatever was declared, the result compiles.
/// </summary>
internal static class NetworkCompiler
{
    /// <summary>The generated file of a network; null for a class that cannot be reopened, whose problems the analyzer reports.</summary>
    public static GeneratedFile? Compile(NetworkDeclaration declaration)
    {
        if (declaration.Problems.Any(p => !CanBeReopened(p.Id)))
        {
            return null;
        }

        // Numbers in the text are C#, whatever sign the user's culture puts before negative ones.
#pragma warning disable RS1035 // The culture of this thread is restored below.
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return new GeneratedFile(declaration.Type.QualifiedName + ".g.cs", TextOf(declaration));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS1035
    }

    private static string TextOf(NetworkDeclaration declaration)
    {
        BuildResult result = NetworkBuilder.Build(declaration);
        return result.Model is { } model && declaration.Problems.Count == 0
            ? NetworkEmitter.Emit(NetworkPlan.Of(model))
            : StubEmitter.Emit(declaration, [.. declaration.Problems, .. result.Problems.Where(p => ProblemIds.IsError(p.Id))]);
    }

    /// <summary>With attributes on several parts the class itself is sound; a class that is not partial, generic or a struct is not.</summary>
    private static bool CanBeReopened(string id) => id == ProblemIds.SeveralParts;
}

/// <summary>A file that the generator adds to the compilation.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Text">With line feeds as line ends.</param>
internal sealed record GeneratedFile(string HintName, string Text);
