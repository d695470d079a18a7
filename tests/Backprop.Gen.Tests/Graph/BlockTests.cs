using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Graph;

public sealed class BlockTests
{
    private const string Residual =
        """
        [Block, Dense(4, Activation = Activation.ReLU), Dense(4, Name = "inner"), Add(From = ["input", "inner"])]
        public sealed partial class ResidualBlock;
        """;

    [Fact]
    public void A_repeated_block_is_inserted_with_numbered_names() => Assert.Equal(
        [
            "residual_block/dense Dense [4] 20 16 ← input",
            "residual_block/inner Dense [4] 20 16 ← residual_block/dense",
            "residual_block/add Add [4] 0 0 ← input, residual_block/inner",
            "residual_block_1/dense Dense [4] 20 16 ← residual_block/add",
            "residual_block_1/inner Dense [4] 20 16 ← residual_block_1/dense",
            "residual_block_1/add Add [4] 0 0 ← residual_block/add, residual_block_1/inner",
            "dense Dense [1] 5 4 ← residual_block_1/add",
        ],
        Built.Layers($"[Network, Input(4), Use(typeof(ResidualBlock), Repeat = 2), Dense(1)] {Built.Ending} {Residual}"));

    [Fact]
    public void Numbers_go_on_from_use_to_use() => Assert.Equal(
        ["residual_block", "residual_block_1", "residual_block_2"],
        Firsts($"[Network, Input(4), Use(typeof(ResidualBlock), Repeat = 2), Use(typeof(ResidualBlock))] {Built.Ending} {Residual}"));

    [Fact]
    public void A_named_use_numbers_its_own_repetitions() => Assert.Equal(
        ["body", "body_1", "residual_block"],
        Firsts($"[Network, Input(4), Use(typeof(ResidualBlock), Repeat = 2, Name = \"body\"), Use(typeof(ResidualBlock))] {Built.Ending} {Residual}"));

    [Fact]
    public void A_use_stands_for_the_last_layer_of_its_last_repetition() => Assert.Equal(
        "add Add [4] 0 0 ← input, body_2/add",
        Built.Layers(
            $$"""
            [Network, Input(4), Use(typeof(ResidualBlock), Repeat = 3, Name = "body"), Add(From = ["input", "body"])]
            {{Built.Ending}} {{Residual}}
            """)[^1]);

    [Fact]
    public void Layers_inside_a_use_and_its_repetitions_can_be_read() => Assert.Equal(
        "add Add [4] 0 0 ← body/inner, body_1/add",
        Built.Layers(
            $$"""
            [Network, Input(4), Use(typeof(ResidualBlock), Repeat = 3, Name = "body")]
            [Add(From = ["body/inner", "body_1"]), Add(From = ["add", "body"], Name = "all")]
            {{Built.Ending}} {{Residual}}
            """)[^2]);

    [Fact]
    public void From_gives_a_block_its_input() => Assert.Equal(
        "residual_block/add Add [4] 0 0 ← numbers, residual_block/inner",
        Built.Layers(
            $$"""
            [Network, Input(4, Name = "numbers"), Input(4), Dense(4), Use(typeof(ResidualBlock), From = ["numbers"]), Add(From = ["dense", "residual_block"])]
            {{Built.Ending}} {{Residual}}
            """)[3]);

    [Fact]
    public void Blocks_are_inserted_into_blocks() => Assert.Equal(
        [
            "outer/residual_block/dense", "outer/residual_block/inner", "outer/residual_block/add",
            "outer/residual_block_1/dense", "outer/residual_block_1/inner", "outer/residual_block_1/add", "outer/dense",
        ],
        Built.Model(
            $$"""
            [Network, Input(4), Use(typeof(Outer))] {{Built.Ending}}
            [Block, Use(typeof(ResidualBlock), Repeat = 2), Dense(3)] public sealed partial class Outer;
            {{Residual}}
            """).Training.Layers.Select(l => l.Name));

    [Fact]
    public void A_frozen_use_freezes_what_is_in_it()
    {
        NetworkGraph graph = Built.Model(
            $$"""
            [Network, Input(4), Use(typeof(Outer), Trainable = false), Use(typeof(Outer)), Dense(1)] {{Built.Ending}}
            [Block, Use(typeof(ResidualBlock)), Dense(4, Trainable = false)] public sealed partial class Outer;
            {{Residual}}
            """).Training;

        Assert.Equal(
            ["outer_1/residual_block/dense", "outer_1/residual_block/inner", "dense"],
            graph.Parameters.Where(p => p.Trainable).Select(p => p.Name[..p.Name.IndexOf('.', StringComparison.Ordinal)]).Distinct());
    }

    [Fact]
    public void A_use_as_the_last_layer_is_the_output_under_its_own_name() => Assert.Equal(
        "body", Built.Model($"[Network, Input(4), Use(typeof(ResidualBlock), Name = \"body\", Repeat = 2)] {Built.Ending} {Residual}").Training.Outputs[0].Name);

    [Fact]
    public void The_same_block_takes_whatever_shape_it_is_given() => Assert.Equal(
        ["part/dense Dense [4] 12 8 ← a", "part_1/dense Dense [4] 24 20 ← b"],
        Built.Layers(
            $$"""
            [Network, Input(2, Name = "a"), Input(5, Name = "b")]
            [Use(typeof(Part), From = ["a"]), Use(typeof(Part), From = ["b"]), Add(From = ["part", "part_1"])] {{Built.Ending}}
            [Block, Dense(4)] public sealed partial class Part;
            """)[..2]);

    [Fact]
    public void Ten_thousand_layers_are_built_and_not_one_more() => Assert.Equal(
        Limits.Layers,
        Built.Model($"[Network, Input(1), Use(typeof(Part), Repeat = {Limits.Layers})] {Built.Ending} [Block, Identity] public sealed partial class Part;")
            .Training.Layers.Count);

    private static IEnumerable<string> Firsts(string source) =>
        Built.Model(source).Training.Layers.Select(l => l.Name[..l.Name.IndexOf('/', StringComparison.Ordinal)]).Distinct();
}
