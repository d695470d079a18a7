using Backprop.Gen.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>The fixes that add what is missing, and the one that moves a layer.</summary>
public sealed class AddFixTests
{
    [Fact]
    public Task The_optimizer_stands_behind_the_last_loss() => FixRun.VerifyAsync(
        new AddOptimizerFix(),
        """
        [Network, Input(4), Dense(3, Name = "a"), Dense(3)]
        [MeanSquaredError(Output = "a"), Huber(Output = "dense")] // losses
        [Initialize("a.bias", Initializer.Ones)]
        partial class {|BPG0303:Net|};
        """,
        "Add [Adam]",
        """
        [Network, Input(4), Dense(3, Name = "a"), Dense(3)]
        [MeanSquaredError(Output = "a"), Huber(Output = "dense"), Adam] // losses
        [Initialize("a.bias", Initializer.Ones)]
        partial class Net;
        """);

    [Fact]
    public Task A_class_of_layers_becomes_a_block() => FixRun.VerifyAsync(
        new AddBlockFix(),
        [
            ("A.cs", "[Network, Input(4), Use({|BPG0016:typeof(Two)|}, Repeat = 2), MeanSquaredError, Adam] partial class Net;"),
            ("B.cs", """
                /// <summary>Two layers.</summary>
                [System.Serializable]
                [Dense(4), Backprop.ReLU]
                public sealed class Two;
                """),
        ],
        "Put [Block] on 'Two'",
        [
            ("A.cs", "[Network, Input(4), Use(typeof(Two), Repeat = 2), MeanSquaredError, Adam] partial class Net;"),
            ("B.cs", """
                /// <summary>Two layers.</summary>
                [System.Serializable]
                [Block, Dense(4), Backprop.ReLU]
                public sealed class Two;
                """),
        ]);

    [Theory]
    [InlineData("typeof(string)", "")]
    [InlineData("typeof(Plain)", "class Plain;")]
    [InlineData("typeof(Other)", "[Network, Input(4), Dense(4), MeanSquaredError, Adam] partial class Other;")]
    [InlineData("typeof(Many<int>)", "[Dense(4)] class Many<T>;")]
    public Task A_class_that_is_no_block_for_other_reasons_is_left_alone(string used, string declaration) => FixRun.VerifyNoFixAsync(
        new AddBlockFix(),
        $$"""[Network, Input(4), Dense(4), Use({|BPG0016:{{used}}|}), MeanSquaredError, Adam] partial class Net; {{declaration}}""");

    [Fact]
    public Task Dropout_moves_before_the_last_layer_with_weights() => FixRun.VerifyAsync(
        new MoveDropoutFix(),
        """
        [Network, Input(4), Dense(8, Activation = Activation.ReLU)]
        [Dense(3), Activation(Activation.Tanh)]
        [{|BPG0502:Dropout|}(0.5)]
        [MeanSquaredError, Adam]
        partial class Net;
        """,
        "Move [Dropout] before [Dense]",
        """
        [Network, Input(4), Dense(8, Activation = Activation.ReLU)]
        [Dropout(0.5), Dense(3), Activation(Activation.Tanh)]
        [MeanSquaredError, Adam]
        partial class Net;
        """);

    [Theory]
    [InlineData("Dense(3), {|BPG0502:Dropout|}(0.5, Name = \"d\")")]
    [InlineData("Dense(3), {|BPG0502:Dropout|}(0.5, From = [\"dense\"])")]
    [InlineData("Dense(3, From = [\"input\"]), {|BPG0502:Dropout|}(0.5)")]
    public Task Dropout_stays_where_names_decide_who_reads_what(string layers) => FixRun.VerifyNoFixAsync(
        new MoveDropoutFix(), $"[Network, Input(4), {layers}, MeanSquaredError, Adam] partial class Net;");

    [Fact]
    public Task Dropout_in_a_block_stays_because_the_layer_is_not_beside_it() => FixRun.VerifyNoFixAsync(
        new MoveDropoutFix(),
        """
        [Network, Input(4), Dense(3), Use(typeof(Noise)), MeanSquaredError, Adam] partial class Net;
        [Block, Identity, Identity, {|BPG0502:Dropout|}(0.5)] class Noise;
        """);
}
