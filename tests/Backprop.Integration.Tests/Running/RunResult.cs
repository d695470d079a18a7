using System.Text.RegularExpressions;

namespace Backprop.Integration.Tests.Running;

/// <summary>What a program did.</summary>
/// <param name="Command">As typed.</param>
/// <param name="ExitCode">0 on success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="FirstLineAfter">From just before the start to the first line on standard output.</param>
internal sealed partial record RunResult(string Command, int ExitCode, string Output, string Error, TimeSpan FirstLineAfter)
{
    /// <summary>The distinct codes of the errors and warnings that a build reported, sorted.</summary>
    public IReadOnlyList<string> Codes =>
        [.. DiagnosticLine().Matches(Output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>This, or an exception that shows all the program said.</summary>
    public RunResult Succeeded() => ExitCode == 0 ? this : throw new InvalidOperationException(ToString());

    /// <inheritdoc/>
    public override string ToString() => $"{Command}\nended with exit code {ExitCode}\n{Output}\n{Error}";

    [GeneratedRegex(@"\b(?:error|warning) ([A-Z]+[0-9]+)\b")]
    private static partial Regex DiagnosticLine();
}
