using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>The fixes that take something out, with exactly the commas, brackets and lines that belong to it.</summary>
public sealed class RemoveFixTests
{
    [Fact]
    public Task The_last_of_a_list() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        "[Network, Input(4), Dense(3), MeanSquaredError, SGD(Momentum = 0.9), /* too */ {|BPG0304:Adam|} /* much */] partial class Net;",
        "Remove [Adam]",
        "[Network, Input(4), Dense(3), MeanSquaredError, SGD(Momentum = 0.9) /* much */] partial class Net;");

    [Fact]
    public Task The_first_of_a_list() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        """
        [Network, Input(4), Dense(3), MeanSquaredError]
        [{|BPG0302:Huber|}(Delta = 2), Adam]
        partial class Net;
        """,
        "Remove [Huber]",
        """
        [Network, Input(4), Dense(3), MeanSquaredError]
        [Adam]
        partial class Net;
        """);

    [Fact]
    public Task A_list_of_its_own_with_its_line() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        """
        class Outer
        {
            // Layers.
            [Block, Dense(3)]
            [{|BPG0018:Adam|}(
                LearningRate = 0.1)]
            // The class.
            class Two { }
        }
        """,
        "Remove [Adam]",
        """
        class Outer
        {
            // Layers.
            [Block, Dense(3)]
            // The class.
            class Two { }
        }
        """);

    [Fact]
    public Task A_list_at_the_end_of_a_line() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        "[Block, Dense(3)] [{|BPG0018:Adam|}]\nclass Two;",
        "Remove [Adam]",
        "[Block, Dense(3)]\nclass Two;");

    [Fact]
    public Task A_list_in_the_middle_of_a_line() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        "[Block] [{|BPG0018:Adam|}] [Dense(3)] class Two;",
        "Remove [Adam]",
        "[Block] [Dense(3)] class Two;");

    [Fact]
    public Task A_layer_that_nobody_reads() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        "[Network, Input(4), Dense(4, Name = \"a\"), {|BPG0019:Dense|}(4), Dense(3, From = [\"a\"]), MeanSquaredError, Adam] partial class Net;",
        "Remove [Dense]",
        "[Network, Input(4), Dense(4, Name = \"a\"), Dense(3, From = [\"a\"]), MeanSquaredError, Adam] partial class Net;");

    [Fact]
    public Task A_use_that_closes_a_cycle() => FixRun.VerifyAsync(
        new RemoveAttributeFix(),
        "[Block, Dense(4), Use({|BPG0017:typeof(Two)|}, Repeat = 2)] class Two;",
        "Remove [Use]",
        "[Block, Dense(4)] class Two;");

    [Fact]
    public Task Several_of_one_list_at_once() => FixRun.VerifyAllAsync(
        new RemoveAttributeFix(),
        [[("Net.cs", """
            [Block, {|BPG0018:Input|}(4), {|BPG0018:Adam|}, Dense(4), {|BPG0018:MeanSquaredError|}, {|BPG0018:SGD|}]
            [{|BPG0018:Huber|}, {|BPG0018:Output|}("dense")]
            class Two;
            """)]],
        "Remove [Input]",
        FixAllScope.Document,
        [[("Net.cs", """
            [Block, Dense(4)]
            class Two;
            """)]]);

    [Theory]
    [InlineData("Initializer.Ones, Gain = {|BPG0205:2|}", "Initializer.Ones")]
    [InlineData("Initializer.Constant, Gain = {|BPG0205:2|}, Value = 3", "Initializer.Constant, Value = 3")]
    public Task An_argument_that_is_not_read(string before, string after) => FixRun.VerifyAsync(
        new RemoveArgumentFix(),
        $"[Network, Input(4), Dense(3), MeanSquaredError, Adam, Initialize(\"dense.kernel\", {before})] partial class Net;",
        "Remove Gain",
        $"[Network, Input(4), Dense(3), MeanSquaredError, Adam, Initialize(\"dense.kernel\", {after})] partial class Net;");

    [Theory]
    [InlineData("SGD(ClipNorm = 1, GlobalClipNorm = {|BPG0310:2|})", "Remove GlobalClipNorm", "SGD(ClipNorm = 1)")]
    [InlineData("Adam(EmaMomentum = {|BPG0312:0.9|})", "Remove EmaMomentum", "Adam")]
    public Task An_option_of_an_optimizer(string before, string title, string after) => FixRun.VerifyAsync(
        new RemoveArgumentFix(),
        $"[Network, Input(4), Dense(3), MeanSquaredError, {before}] partial class Net;",
        title,
        $"[Network, Input(4), Dense(3), MeanSquaredError, {after}] partial class Net;");
}
