using System.Text.RegularExpressions;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Initializers;
using Backprop.Gen.Layers;
using Backprop.Gen.Losses;
using Backprop.Gen.Optimizers;
using Backprop.Gen.Schedules;
using Backprop.Gen.Tests.Diagnostics;
using Backprop.RandomNetworks.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Readme;

/// <summary>What the README says is true: its tables are the registries', its code compiles, its commands and links lead somewhere.</summary>
public partial class ReadmeTests
{
    private static readonly string Text = RepositoryFiles.Read("README.md");

    [Fact]
    public void The_layer_table_is_that_of_the_registry() =>
        Assert.Equal(
            LayerRegistry.All.Select(layer => $"| `{layer.Kind}` | {layer.Summary} |"),
            Section("Layers").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Activations")]
    [InlineData("Losses")]
    [InlineData("Optimizers")]
    [InlineData("Schedules")]
    [InlineData("Initializers")]
    public void The_lists_are_complete(string what)
    {
        IEnumerable<string> expected = what switch
        {
            "Activations" => Enum.GetNames<Activation>(),
            "Losses" => LossRegistry.All.Select(loss => loss.Kind),
            "Optimizers" => OptimizerRegistry.All.Select(optimizer => optimizer.Kind),
            "Schedules" => ScheduleRegistry.All.Select(schedule => schedule.Kind),
            _ => InitializerRegistry.All.Select(initializer => initializer.Name),
        };
        string list = Regex.Match(Section("Layers"), $@"\*\*{what}\*\*: ([^.]*)\.").Groups[1].Value;
        Assert.Equal(expected, list.Split(',', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Every_block_of_diagnostics_is_listed() =>
        Assert.Equal(
            Descriptors.All.Select(descriptor => descriptor.Id[..5] + "xx").Distinct().Order(StringComparer.Ordinal),
            Regex.Matches(Section("Diagnostics"), @"^\| (BPG\d\dxx) \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value));

    [Fact]
    public void Every_file_that_is_linked_or_named_in_a_command_exists()
    {
        string[] named =
        [
            .. LinkTarget().Matches(Text).Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
            .. CommandTarget().Matches(Text).Select(match => match.Value),
        ];
        Assert.True(named.Length > 5, $"Only {named.Length} files were found in the README.");
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(RepositoryFiles.Root, path)), $"The README names '{path}', which does not exist."));
    }

    [Fact]
    public void The_code_compiles_without_a_warning()
    {
        const string Values = "float[] x = [], y = [], users = [], items = [], scores = [], image = []; int[] kinds = []; int count = 0; DataSet<float> train = new(x, y), test = train;";
        string[] blocks = [.. CodeBlock().Matches(Text).Select(match => match.Groups[1].Value)];
        Assert.Equal(4, blocks.Length);

        // Statements may not stand behind types: first those of all blocks, each in a scope of its own, then the types.
        IEnumerable<int> cuts = blocks.Select(block => Regex.Match(block, @"^\[", RegexOptions.Multiline).Index);
        (string Statements, string Types)[] parts = [.. blocks.Zip(cuts, (block, cut) => (block[..cut], block[cut..]))];
        string program = $"{Values}\n{string.Concat(parts.Select(part => $"{{\n{part.Statements}}}\n"))}{string.Concat(parts.Select(part => part.Types))}";
        CSharpCompilation project = NetworkCompilation.Of(program);
        GeneratorRun run = GeneratorRun.Of(project.WithOptions(project.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        Assert.Empty(run.Complaints());
        Assert.Equal(4, run.Sources.Length);
    }

    private static string Section(string title)
    {
        int begin = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"The README has no section '{title}'.");
        int end = Text.IndexOf("\n## ", begin + 1, StringComparison.Ordinal);
        return end < 0 ? Text[begin..] : Text[begin..end];
    }

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"(?<=--project |dotnet pack |dotnet publish )[\w./]+")]
    private static partial Regex CommandTarget();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
