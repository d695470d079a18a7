using Backprop.Gen.Declaration;
using Backprop.RandomNetworks.Compilation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Backprop.Gen.Tests.Incremental;

/// <summary>
/// The exact reason of every named step for every kind of edit: <c>Unchanged</c> says that a step ran and its result was the same, <c>Cached</c> that
/// it did not run. The generator's cost is behind the declaration, so nothing there may run for an edit that leaves it equal.
/// </summary>
public sealed class IncrementalStepTests
{
    private const string Network = """
        // A network.
        [Network, Input(4)]
        [Dense(3, Activation = Activation.ReLU), Dense(1)]
        [MeanSquaredError, Adam]
        public sealed partial class First;

        public sealed class Neighbour { public int Value => 1; }
        """;

    private const string Other = """
        [Block]
        [Dense(2, Activation = Activation.Tanh)]
        public sealed partial class Twice;

        [Network, Input(2)]
        [Use(typeof(Twice), Repeat = 2)]
        [Huber, SGD]
        public sealed partial class Second;
        """;

    private const string Unrelated = "public static class Unrelated { public static int One => 1; }";

    private static readonly CSharpCompilation Project = NetworkCompilation.Of(("First.cs", Network), ("Second.cs", Other), ("Unrelated.cs", Unrelated));

    private static readonly GeneratorRun Before = GeneratorRun.Of(Project);

    [Fact]
    public void The_first_run_makes_everything() => Expect(Before, first: New, second: New, firstSource: New, secondSource: New);

    [Fact]
    public void Running_again_runs_nothing() => Expect(Before.Again(Project), Cached, Cached, Cached, Cached);

    [Fact]
    public void An_edit_in_another_file_is_read_and_forgotten() =>
        Expect(Edit("Unrelated.cs", "One => 1", "One => 2"), Unchanged, Unchanged, Cached, Cached);

    [Fact]
    public void A_new_file_is_read_and_forgotten() =>
        Expect(Before.Again(Project.AddSyntaxTrees(NetworkCompilation.Parse("New.cs", "class New;"))), Unchanged, Unchanged, Cached, Cached);

    [Fact]
    public void An_edit_in_the_same_file_outside_the_network_is_read_and_forgotten() =>
        Expect(Edit("First.cs", "Value => 1", "Value => 2"), Unchanged, Unchanged, Cached, Cached);

    [Theory]
    [InlineData("// A network.", "// The best network.")]
    [InlineData("[Dense(3, Activation", "\n\n    [Dense( 3 , /* three */ Activation")]
    [InlineData("), Dense(1)]", ")]\n[Dense(1)]")]
    [InlineData("class First;", "class First { private readonly int own = 5; }")]
    public void Comments_spaces_brackets_and_members_leave_the_declaration_equal(string old, string now) =>
        Expect(Edit("First.cs", old, now), Unchanged, Unchanged, Cached, Cached);

    [Theory]
    [InlineData("Dense(3,", "Dense(1 + 2,")]
    [InlineData("Dense(3,", "Dense(units: 3,")]
    [InlineData("Activation = Activation.ReLU", "Activation = (Activation)1")]
    [InlineData("[Network, Input(4)]", "[System.Serializable, Network, Input(4)]")]
    public void Other_spellings_and_unrelated_attributes_leave_the_declaration_equal(string old, string now) =>
        Expect(Edit("First.cs", old, now), Unchanged, Unchanged, Cached, Cached);

    [Theory]
    [InlineData("Dense(3,", "Dense(5,")]
    [InlineData("Activation.ReLU", "Activation.ELU")]
    [InlineData(", Adam]", ", Adam(LearningRate = 0.01)]")]
    [InlineData("MeanSquaredError", "MeanAbsoluteError")]
    [InlineData("[Network,", "[Network(Precision = Precision.Double),")]
    [InlineData("public sealed partial class First", "internal sealed partial class First")]
    public void An_edit_of_a_declaration_runs_that_network_alone(string old, string now) =>
        Expect(Edit("First.cs", old, now), Modified, Unchanged, Modified, Cached);

    [Fact]
    public void An_edit_of_a_block_runs_the_networks_that_use_it() =>
        Expect(Edit("Second.cs", "Activation.Tanh", "Activation.ReLU"), Unchanged, Modified, Cached, Modified);

    [Fact]
    public void A_declaration_that_means_the_same_ends_with_the_same_text() =>
        Expect(Edit("First.cs", "Dense(1)", "Dense(1, UseBias = true)"), Modified, Unchanged, Unchanged, Cached);

    [Fact]
    public void A_network_that_goes_away_takes_its_file_with_it()
    {
        GeneratorRun after = Before.Again(Project.RemoveSyntaxTrees(Project.SyntaxTrees.Single(t => t.FilePath == "First.cs")));

        Assert.Equal(["Second.g.cs"], after.Sources.Select(s => s.HintName));
    }

    [Fact]
    public void Every_step_is_named_here()
    {
        string[] named = [NetworkGenerator.StepNames.Declaration, NetworkGenerator.StepNames.Source];

        Assert.Equal(
            named.Order(),
            typeof(NetworkGenerator.StepNames).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order());
        Assert.All(named, step => Assert.Contains(step, Before.Result.TrackedSteps.Keys));
    }

    private static GeneratorRun Edit(string path, string old, string now)
    {
        SyntaxTree tree = Project.SyntaxTrees.Single(t => t.FilePath == path);
        string text = tree.ToString();
        Assert.Contains(old, text);
        return Before.Again(Project.ReplaceSyntaxTree(tree, NetworkCompilation.Parse(path, text.Replace(old, now))));
    }

    private static void Expect(
        GeneratorRun run, IncrementalStepRunReason first, IncrementalStepRunReason second, IncrementalStepRunReason firstSource, IncrementalStepRunReason secondSource)
    {
        Assert.Equal([("First", first), ("Second", second)], Reasons(run, NetworkGenerator.StepNames.Declaration, o => ((NetworkDeclaration)o).Type.Name));
        Assert.Equal([("First.g.cs", firstSource), ("Second.g.cs", secondSource)], Reasons(run, NetworkGenerator.StepNames.Source, o => ((GeneratedFile)o).HintName));

        // What the compiler takes over runs exactly when the text is another.
        IncrementalStepRunReason Output(IncrementalStepRunReason source) => source is New or Modified ? source : Cached;
        Assert.Equal(
            new[] { Output(firstSource), Output(secondSource) }.Order(),
            run.Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason).Order());
    }

    private static IEnumerable<(string Name, IncrementalStepRunReason Reason)> Reasons(GeneratorRun run, string step, Func<object, string> name) =>
        run.Result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => (name(o.Value), o.Reason)).OrderBy(r => r.Item1, StringComparer.Ordinal);
}
