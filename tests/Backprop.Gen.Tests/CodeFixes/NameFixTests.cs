using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>The fixes that change a name: to one that exists, to one that is free, to one that is allowed.</summary>
public sealed class NameFixTests
{
    [Theory]
    [InlineData(
        "Dense(4, Name = \"hidden\"), Add(From = [\"input\", {|BPG0013:\"hiden\"|}])",
        "Dense(4, Name = \"hidden\"), Add(From = [\"input\", \"hidden\"])")]
    [InlineData("Dense(4), Add(From = new[] { {|BPG0013:\"Input\"|}, \"dense\" })", "Dense(4), Add(From = new[] { \"input\", \"dense\" })")]
    [InlineData("Dense(4), Add(From = [{|BPG0013:nameof(Net)|}, \"dense\"])", "Dense(4), Add(From = [\"input\", \"dense\"])")]
    public Task A_source_becomes_the_nearest(string before, string after) => FixRun.VerifyAsync(
        new UseNearestNameFix(),
        $"[Network, Input(4), {before}, MeanSquaredError, Adam] partial class Net;",
        before.Contains("hiden") ? "Change to 'hidden'" : "Change to 'input'",
        $"[Network, Input(4), {after}, MeanSquaredError, Adam] partial class Net;");

    [Fact]
    public Task A_weight_becomes_the_nearest() => FixRun.VerifyAsync(
        new UseNearestNameFix(),
        "[Network, Input(4), Dense(3), MeanSquaredError, Adam, Initialize({|BPG0020:\"dense.biass\"|}, Initializer.Ones)] partial class Net;",
        "Change to 'dense.bias'",
        "[Network, Input(4), Dense(3), MeanSquaredError, Adam, Initialize(\"dense.bias\", Initializer.Ones)] partial class Net;");

    [Fact]
    public Task An_output_becomes_the_nearest() => FixRun.VerifyAsync(
        new UseNearestNameFix(),
        "[Network, Input(4), Dense(3, Name = \"kind\"), Output({|BPG0021:\"kinds\"|}), MeanSquaredError, Adam] partial class Net;",
        "Change to 'kind'",
        "[Network, Input(4), Dense(3, Name = \"kind\"), Output(\"kind\"), MeanSquaredError, Adam] partial class Net;");

    [Fact]
    public Task All_names_of_a_file_are_mended_at_once() => FixRun.VerifyAllAsync(
        new UseNearestNameFix(),
        [[("Net.cs", """
            [Network, Input(4), Dense(4, Name = "one"), Add(From = [{|BPG0013:"on"|}, {|BPG0013:"imput"|}]), MeanSquaredError, Adam]
            partial class Net;
            """)]],
        "Change to 'one'",
        FixAllScope.Document,
        [[("Net.cs", """
            [Network, Input(4), Dense(4, Name = "one"), Add(From = ["one", "input"]), MeanSquaredError, Adam]
            partial class Net;
            """)]]);

    [Fact]
    public Task A_second_owner_of_a_name_gets_a_number_and_readers_keep_the_first() => FixRun.VerifyAsync(
        new RenameFix(),
        """
        [Network, Input(4), Dense(4, Name = "a"), Dense(4, Name = "a_1"), Dense(4, Name = {|BPG0012:"a"|})]
        [Add(From = ["input", "a_1"]), Add(From = ["add", "a"]), MeanSquaredError, Adam] partial class Net;
        """,
        "Rename to 'a_2'",
        """
        [Network, Input(4), Dense(4, Name = "a"), Dense(4, Name = "a_1"), Dense(4, Name = "a_2")]
        [Add(From = ["input", "a_1"]), Add(From = ["add", "a"]), MeanSquaredError, Adam] partial class Net;
        """);

    [Fact]
    public Task A_name_with_other_characters_is_cleaned_wherever_it_stands() => FixRun.VerifyAsync(
        new RenameFix(),
        """
        [Network, Input(4), Dense(4, Name = {|BPG0015:"1st layer!"|}), Dense(4, Name = "b")]
        [Add(From = ["1st layer!", "b"], Name = "sum"), MeanSquaredError(Output = "sum"), Adam]
        [Initialize("1st layer!.kernel", Initializer.Ones), Initialize("b.kernel", Initializer.Ones)]
        partial class Net;
        """,
        "Rename to 'st_layer'",
        """
        [Network, Input(4), Dense(4, Name = "st_layer"), Dense(4, Name = "b")]
        [Add(From = ["st_layer", "b"], Name = "sum"), MeanSquaredError(Output = "sum"), Adam]
        [Initialize("st_layer.kernel", Initializer.Ones), Initialize("b.kernel", Initializer.Ones)]
        partial class Net;
        """);

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("--")]
    public Task A_name_without_a_letter_is_left_to_its_author(string name) => FixRun.VerifyNoFixAsync(
        new RenameFix(), $$"""[Network, Input(4), Dense(4, Name = {|BPG0015:"{{name}}"|}), MeanSquaredError, Adam] partial class Net;""");

    [Fact]
    public Task A_cleaned_name_that_is_taken_is_not_offered() => FixRun.VerifyNoFixAsync(
        new RenameFix(), "[Network, Input(4), Dense(4, Name = {|BPG0015:\"a b\"|}), Dense(4, Name = \"a_b\"), MeanSquaredError, Adam] partial class Net;");
}
