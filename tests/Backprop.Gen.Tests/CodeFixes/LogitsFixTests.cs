using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>The fixes that bring the output's activation and the loss together.</summary>
public sealed class LogitsFixTests
{
    [Theory]
    [InlineData("{|BPG0309:SparseCategoricalCrossentropy|}", "SparseCategoricalCrossentropy(FromLogits = true)")]
    [InlineData("{|BPG0309:CategoricalCrossentropy|}()", "CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("{|BPG0309:CategoricalCrossentropy|}(LabelSmoothing = 0.1)", "CategoricalCrossentropy(LabelSmoothing = 0.1, FromLogits = true)")]
    [InlineData("CategoricalCrossentropy(FromLogits = {|BPG0309:false|}, Weight = 2)", "CategoricalCrossentropy(FromLogits = true, Weight = 2)")]
    public Task FromLogits_is_set(string before, string after) => FixRun.VerifyAsync(
        new SetArgumentFix(),
        $"[Network, Input(4), Dense(3), {before}, Adam] partial class Net;",
        "Set FromLogits = true",
        $"[Network, Input(4), Dense(3), {after}, Adam] partial class Net;");

    [Theory]
    [InlineData("Dense(3, Activation = Activation.Softmax)", "Dense(3)", "Remove the activation of [Dense]")]
    [InlineData("Dense(3, Activation = Activation.Softmax, UseBias = false)", "Dense(3, UseBias = false)", "Remove the activation of [Dense]")]
    [InlineData("Dense(3), Softmax", "Dense(3)", "Remove [Softmax]")]
    [InlineData("Dense(3), Activation(Activation.Softmax)", "Dense(3)", "Remove [Activation]")]
    public Task The_second_activation_is_removed_from_the_layer(string before, string after, string title) => FixRun.VerifyAsync(
        new RemoveSecondActivationFix(),
        $$"""[Network, Input(4), {{before}}, CategoricalCrossentropy(FromLogits = {|BPG0306:true|}), Adam] partial class Net;""",
        title,
        $"[Network, Input(4), {after}, CategoricalCrossentropy(FromLogits = true), Adam] partial class Net;");

    [Theory]
    [InlineData("(FromLogits = {|BPG0306:true|})", "")]
    [InlineData("(LabelSmoothing = 0.1, FromLogits = {|BPG0306:true|})", "(LabelSmoothing = 0.1)")]
    [InlineData("(FromLogits = {|BPG0306:true|}, LabelSmoothing = 0.1)", "(LabelSmoothing = 0.1)")]
    public Task Or_FromLogits_is_removed_from_the_loss(string before, string after) => FixRun.VerifyAsync(
        new RemoveSecondActivationFix(),
        $"[Network, Input(4), Dense(3), Softmax, CategoricalCrossentropy{before}, Adam] partial class Net;",
        "Remove FromLogits from [CategoricalCrossentropy]",
        $"[Network, Input(4), Dense(3), Softmax, CategoricalCrossentropy{after}, Adam] partial class Net;");

    [Fact]
    public Task A_softmax_that_is_named_stays() => FixRun.VerifyAsync(
        new RemoveSecondActivationFix(),
        "[Network, Input(4), Dense(3), Softmax(Name = \"p\"), CategoricalCrossentropy(Output = \"p\", FromLogits = {|BPG0306:true|}), Adam] partial class Net;",
        "Remove FromLogits from [CategoricalCrossentropy]",
        "[Network, Input(4), Dense(3), Softmax(Name = \"p\"), CategoricalCrossentropy(Output = \"p\"), Adam] partial class Net;");

    [Theory]
    [InlineData("Dense(1, Activation = Activation.Sigmoid), {|BPG0501:BinaryCrossentropy|}", "Dense(1), BinaryCrossentropy(FromLogits = true)")]
    [InlineData("Dense(3), Softmax, {|BPG0501:CategoricalCrossentropy|}(Weight = 2)", "Dense(3), CategoricalCrossentropy(Weight = 2, FromLogits = true)")]
    public Task Activation_and_loss_become_one(string before, string after) => FixRun.VerifyAsync(
        new PreferLogitsFix(),
        $"[Network, Input(4), {before}, Adam] partial class Net;",
        "Remove the activation and set FromLogits = true",
        $"[Network, Input(4), {after}, Adam] partial class Net;");

    [Fact]
    public Task An_activation_that_is_an_output_by_name_stays() => FixRun.VerifyNoFixAsync(
        new PreferLogitsFix(),
        "[Network, Input(4), Dense(3), Softmax, Output(\"softmax\"), {|BPG0501:CategoricalCrossentropy|}, Adam] partial class Net;");

    [Fact]
    public Task All_outputs_of_a_network_are_mended_at_once() => FixRun.VerifyAllAsync(
        new RemoveSecondActivationFix(),
        [[("Net.cs", """
            [Network, Input(4), Dense(3, Name = "a", Activation = Activation.Softmax), Dense(3, Name = "b", From = ["input"], Activation = Activation.Softmax)]
            [CategoricalCrossentropy(Output = "a", FromLogits = {|BPG0306:true|}), CategoricalCrossentropy(FromLogits = {|BPG0306:true|}, Output = "b"), Adam]
            partial class Net;
            """)]],
        "Remove the activation of [Dense]",
        FixAllScope.Document,
        [[("Net.cs", """
            [Network, Input(4), Dense(3, Name = "a"), Dense(3, Name = "b", From = ["input"])]
            [CategoricalCrossentropy(Output = "a", FromLogits = true), CategoricalCrossentropy(FromLogits = true, Output = "b"), Adam]
            partial class Net;
            """)]]);
}
