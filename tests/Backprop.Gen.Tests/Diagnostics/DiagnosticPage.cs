using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>A page of generator/Backprop.Gen/Diagnostics/Pages, taken apart.</summary>
internal sealed partial record DiagnosticPage(
    string Id, string Title, string Severity, string Category, string? CodeFix, string Message, IReadOnlyDictionary<string, string> Sections)
{
    /// <summary>What every page has, in this order.</summary>
    public static readonly string[] SectionTitles = ["Cause", "Wrong", "Fixed", "Why"];

    private static readonly string[] Folder = ["generator", "Backprop.Gen", "Diagnostics", "Pages"];

    public string Wrong => Code("Wrong");

    public string Fixed => Code("Fixed");

    /// <summary>Whether the examples are C# and not a project file.</summary>
    public bool IsCSharp => Sections["Wrong"].StartsWith("```csharp", StringComparison.Ordinal);

    public static IEnumerable<string> Names => Directory
        .GetFiles(Path.Combine([RepositoryFiles.Root, .. Folder]), "*.md")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Order(StringComparer.Ordinal);

    public static string Index => RepositoryFiles.Read([.. Folder, "README.md"]);

    public static DiagnosticPage Read(string id)
    {
        string text = RepositoryFiles.Read([.. Folder, id + ".md"]);
        Match head = HeadPattern.Match(text);
        Assert.True(head.Success, $"{id}.md does not begin with title, severity, category and message.");
        string[] parts = text[head.Length..].Split("\n## ");
        Assert.Equal("", parts[0].Trim());
        string[] titles = [.. parts[1..].Select(p => p[..p.IndexOf('\n')])];
        Assert.Equal(SectionTitles, titles);
        return new DiagnosticPage(
            head.Groups["id"].Value, head.Groups["title"].Value, head.Groups["severity"].Value, head.Groups["category"].Value,
            head.Groups["fix"].Success ? head.Groups["fix"].Value : null, head.Groups["message"].Value,
            titles.Zip(parts[1..], (t, p) => (t, p[t.Length..].Trim())).ToDictionary(s => s.t, s => s.Item2));
    }

    /// <summary>A C# compilation of an example; what it needs of other people's code is a <c>using</c>.</summary>
    public static CSharpCompilation Compile(string example) => TestCompilation.Of(TestCompilation.Usings + example);

    /// <summary>The properties that an example in XML sets.</summary>
    public static (string Property, string Value)[] Properties(string example) =>
        [.. PropertyPattern.Matches(example).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    private string Code(string section)
    {
        Match code = CodePattern.Match(Sections[section]);
        Assert.True(code.Success, $"The section '{section}' of {Id}.md is not one block of code.");
        return code.Groups[1].Value;
    }

    [GeneratedRegex(
        @"\A# (?<id>BPG\d{4}): (?<title>[^\n]+)\n\n" +
        @"(?<severity>\w+) · (?<category>[\w.]+)( · code fix: (?<fix>[^\n]+))?\n\n" +
        @"```text\n(?<message>[^\n]+)\n```\n")]
    private static partial Regex HeadPattern { get; }

    [GeneratedRegex(@"\A```(?:csharp|xml)\n(.+)\n```\z", RegexOptions.Singleline)]
    private static partial Regex CodePattern { get; }

    [GeneratedRegex(@"<(\w+)>([^<]*)</\1>")]
    private static partial Regex PropertyPattern { get; }
}
