using System.Reflection;
using System.Text.RegularExpressions;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Tests.Diagnostics;

/// <summary>An id has a constant, a descriptor, a row in the release file, a page and a row in the pages' index, and all say the same.</summary>
public sealed partial class DiagnosticIdTests
{
    private static readonly IReadOnlyDictionary<string, string> Constants = typeof(ProblemIds)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(f => f.IsLiteral)
        .ToDictionary(f => (string)f.GetRawConstantValue()!, f => f.Name);

    public static TheoryData<string> Ids => [.. Constants.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Ids_and_descriptors_and_pages_are_the_same_set()
    {
        string[] ids = [.. Constants.Keys.Order(StringComparer.Ordinal)];
        Assert.Equal(ids, Descriptors.All.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Equal([.. ids, "README"], DiagnosticPage.Names);
        Assert.Equal(ids, ReleaseRows().Keys.Order(StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Matches(@"^BPG0[0-6]\d\d$", id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Descriptor_and_page_and_release_file_agree(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.For(id);
        DiagnosticPage page = DiagnosticPage.Read(id);
        var expected = (id, descriptor.Title.ToString(), descriptor.Category, descriptor.DefaultSeverity.ToString());
        Assert.Equal(expected, (page.Id, page.Title, page.Category, page.Severity));

        (string category, string severity, string title, string link) = ReleaseRows()[id];
        Assert.Equal(expected, (id, title, category, severity));
        Assert.Equal($"Diagnostics/Pages/{id}.md", link);
        Assert.EndsWith($"/generator/Backprop.Gen/Diagnostics/Pages/{id}.md", descriptor.HelpLinkUri);
        Assert.Contains($"| [{id}]({id}.md) | {page.Severity} | {page.Title} | {page.CodeFix} |\n", DiagnosticPage.Index);
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_id_lies_in_the_block_of_its_category(string id) => Assert.Equal(
        Descriptors.For(id).Category,
        id[..5] switch
        {
            "BPG00" => "Backprop.Declaration",
            "BPG01" => "Backprop.Shapes",
            "BPG02" => "Backprop.Arguments",
            "BPG03" => "Backprop.Training",
            "BPG04" => "Backprop.Limits",
            "BPG05" => "Backprop.Advice",
            _ => "Backprop.Build",
        });

    [Theory, MemberData(nameof(Ids))]
    public void An_error_is_what_cannot_be_compiled(string id) =>
        Assert.Equal(ProblemIds.IsError(id), Descriptors.For(id).DefaultSeverity == DiagnosticSeverity.Error);

    [Theory, MemberData(nameof(Ids))]
    public void A_message_has_the_documented_placeholders(string id)
    {
        string documentation = CSharpSyntaxTree.ParseText(RepositoryFiles.Read("generator", "Backprop.Gen", "Diagnostics", "ProblemIds.cs"))
            .GetRoot()
            .DescendantNodes()
            .OfType<FieldDeclarationSyntax>()
            .Single(f => f.Declaration.Variables.Single().Identifier.ValueText == Constants[id])
            .GetLeadingTrivia()
            .ToFullString();
        string[] documented = Placeholders(documentation);
        Assert.Equal(Enumerable.Range(0, documented.Length).Select(i => $"{{{i}}}"), documented);
        Assert.Equal(documented, Placeholders(Descriptors.For(id).MessageFormat.ToString()));
        Assert.True(documented.Length > 0 || documentation.Contains("No placeholders."), "The comment does not say what the message names.");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_message_is_one_sentence_without_a_full_stop(string id)
    {
        string message = Descriptors.For(id).MessageFormat.ToString();
        Assert.DoesNotMatch(@"[.!]$|\.\s|\s$|^\s", message);
        Assert.DoesNotMatch(@"\.$", Descriptors.For(id).Title.ToString());
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_message_ends_with_a_remedy(string id)
    {
        string message = DiagnosticPage.Read(id).Message;
        string remedy = message[(message.LastIndexOf(';') + 1)..];
        Assert.Matches(RemedyPattern, remedy);
        Assert.NotEqual(message, remedy);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_page_names_a_code_fix_exactly_where_there_is_one(string id) =>
        Assert.Equal(AllFixes.List.Any(f => f.FixableDiagnosticIds.Contains(id)), DiagnosticPage.Read(id).CodeFix is not null);

    [Fact]
    public void Every_code_fix_is_exported_and_mends_ids_that_exist() => Assert.All(AllFixes.List, fix =>
    {
        Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>());
        Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(id, Constants.Keys));
        Assert.NotNull(fix.GetFixAllProvider());
    });

    private static string[] Placeholders(string text) =>
        [.. PlaceholderPattern.Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, (string Category, string Severity, string Title, string Link)> ReleaseRows() => RowPattern
        .Matches(RepositoryFiles.Read("generator", "Backprop.Gen", "AnalyzerReleases.Unshipped.md"))
        .Concat(RowPattern.Matches(RepositoryFiles.Read("generator", "Backprop.Gen", "AnalyzerReleases.Shipped.md")))
        .ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value, m.Groups[5].Value));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceholderPattern { get; }

    [GeneratedRegex(@"^(BPG\d{4}) \| ([\w.]+) \| (\w+) \| ([^\n]+), \[page\]\(([^)]+)\)$", RegexOptions.Multiline)]
    private static partial Regex RowPattern { get; }

    [GeneratedRegex(@"\b(add|choose|concatenate|declare|did you mean|give|keep|list|make|move|must be|name|put|read|remove|repeat|replace|set|use|write)\b")]
    private static partial Regex RemedyPattern { get; }
}
