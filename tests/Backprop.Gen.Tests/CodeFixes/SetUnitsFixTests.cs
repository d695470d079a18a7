using Backprop.Gen.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

public sealed class SetUnitsFixTests
{
    [Theory]
    [InlineData("Dense(1)", "Dense(2)")]
    [InlineData("Dense(units: 1, UseBias = false)", "Dense(units: 2, UseBias = false)")]
    [InlineData("Dense(/* classes */ 1, UseBias = false)", "Dense(/* classes */ 2, UseBias = false)")]
    [InlineData("Dense(Net.Classes)", "Dense(2)")]
    public Task The_last_layer_gets_the_units(string before, string after) => FixRun.VerifyAsync(
        new SetUnitsFix(),
        $$"""
        [Network, Input(4), Dense(1), {{before}}]
        [{|BPG0305:CategoricalCrossentropy|}(FromLogits = true), Adam]
        partial class Net { public const int Classes = 1; }
        """,
        "Give [Dense] 2 units",
        $$"""
        [Network, Input(4), Dense(1), {{after}}]
        [CategoricalCrossentropy(FromLogits = true), Adam]
        partial class Net { public const int Classes = 1; }
        """);

    [Fact]
    public Task The_layer_before_an_activation_gets_the_units() => FixRun.VerifyAsync(
        new SetUnitsFix(),
        "[Network, Input(4), Dense(1), Softmax, {|BPG0307:SparseCategoricalCrossentropy|}, Adam] partial class Net;",
        "Give [Dense] 2 units",
        "[Network, Input(4), Dense(2), Softmax, SparseCategoricalCrossentropy, Adam] partial class Net;");

    [Fact]
    public Task A_layer_in_a_block_belongs_to_others_too_and_is_left_alone() => FixRun.VerifyNoFixAsync(
        new SetUnitsFix(),
        """
        [Network, Input(4), Use(typeof(One)), {|BPG0307:SparseCategoricalCrossentropy|}(FromLogits = true), Adam] partial class Net;
        [Block, Dense(1)] class One;
        """);
}
