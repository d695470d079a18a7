using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.RandomNetworks.Compilation;

/// <summary>Code that does not compile; the message shows the lines around the first errors.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<Diagnostic> diagnostics) : Exception(Describe(diagnostics))
{
    private const int Shown = 5;
    private const int Surroundings = 6;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Each diagnostic with the lines around it.</summary>
    public static string Describe(IReadOnlyList<Diagnostic> diagnostics)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{diagnostics.Count} diagnostics of the compiler");
        foreach (Diagnostic diagnostic in diagnostics.Take(Shown))
        {
            text.Append("\n\n").Append(diagnostic.ToString());
            if (diagnostic.Location.SourceTree is { } tree)
            {
                AppendLines(text, tree.GetText(), diagnostic.Location.GetLineSpan().StartLinePosition.Line);
            }
        }

        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, SourceText source, int line)
    {
        int last = Math.Min(source.Lines.Count - 1, line + Surroundings);
        for (int i = Math.Max(0, line - Surroundings); i <= last; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{(i == line ? '>' : ' ')}{i + 1,6} | {source.Lines[i]}");
        }
    }
}
