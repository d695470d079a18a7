using Backprop.Gen.Graph;

namespace Backprop.Gen.Tests.Graph;

public sealed class OutputTests
{
    [Fact]
    public void Without_a_name_the_last_layer_is_the_output() =>
        Assert.Equal(["dense_1 [2] MeanSquaredError 1"], Outputs("Input(4), Dense(3), Dense(2), MeanSquaredError"));

    [Fact]
    public void Losses_name_the_outputs_which_stand_in_the_order_of_the_layers() => Assert.Equal(
        ["a [3] Huber 0.5", "b [2] MeanSquaredError 1"],
        Outputs(
            """
            Input(4), Dense(3, Name = "a"), Dense(2, Name = "b", From = ["input"]), MeanSquaredError(Output = "b"), Huber(Output = "a", Weight = 0.5)
            """));

    [Fact]
    public void Output_chooses_outputs_and_their_order() => Assert.Equal(
        ["b [2] none", "a [3] MeanSquaredError 1", "dense [1] none"],
        Outputs("""Input(4), Dense(3, Name = "a"), Dense(2, Name = "b"), Dense(1), Output("b", "a"), Output("dense"), MeanSquaredError(Output = "a")"""));

    [Fact]
    public void A_loss_without_a_name_judges_the_only_output() => Assert.Equal(
        ["a [3] MeanSquaredError 1"], Outputs("""Input(4), Dense(3, Name = "a"), Output("a"), MeanSquaredError"""));

    [Fact]
    public void An_output_can_be_read_by_later_layers() => Assert.Equal(
        ["a [3] MeanSquaredError 1", "b [2] MeanAbsoluteError 1"],
        Outputs("""Input(4), Dense(3, Name = "a"), Dense(2, Name = "b"), MeanSquaredError(Output = "a"), MeanAbsoluteError(Output = "b")"""));

    [Fact]
    public void Sparse_losses_take_one_label_a_position()
    {
        NetworkGraph graph = Built.Model(
            "[Network, Input(5, 4), Dense(3), SparseCategoricalCrossentropy(FromLogits = true), SGD] public sealed partial class Net;").Training;
        LossTerm loss = graph.Outputs[0].Loss!;

        Assert.Equal((true, 3, true), (loss.Labels, loss.Classes, loss.FromLogits));
        Assert.Equal(Shape.Of(5, 1), graph.Values[loss.Target].Shape);
        Assert.Equal(Shape.Of(1), graph.Values[loss.Value].Shape);
    }

    [Fact]
    public void Values_are_compared_in_the_output_s_shape()
    {
        NetworkGraph graph = Built.Model("[Network, Input(5, 4), Dense(3), MeanSquaredError, SGD] public sealed partial class Net;").Training;

        Assert.Equal(Shape.Of(5, 3), graph.Values[graph.Outputs[0].Loss!.Target].Shape);
    }

    private static IEnumerable<string> Outputs(string attributes) =>
        Built.Model($"[Network, {attributes}, SGD] public sealed partial class Net;").Training.Outputs.Select(o =>
            $"{o.Name} {o.Shape} " + (o.Loss is { } loss ? FormattableString.Invariant($"{loss.Kind} {loss.Weight}") : "none"));
}
