using Backprop.Gen.Declaration;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Losses;
using Backprop.Gen.Operations;
using Backprop.Gen.Tests.Graph;

namespace Backprop.Gen.Tests.Losses;

/// <summary>Losses cost little: few operations, and no gradient is repeated in memory.</summary>
public sealed class LossGraphTests
{
    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber")]
    [InlineData("BinaryCrossentropy")]
    [InlineData("BinaryFocalCrossentropy")]
    [InlineData("MeanAbsolutePercentageError")]
    [InlineData("MeanSquaredLogarithmicError")]
    [InlineData("LogCosh")]
    [InlineData("Hinge")]
    [InlineData("SquaredHinge")]
    [InlineData("KLDivergence")]
    [InlineData("Poisson")]
    public void A_mean_over_elements_is_one_formula_and_one_sum(string kind) => Assert.Equal(
        [typeof(Elementwise), typeof(SumTo)], JudgedNumbers.Forward(kind, [3, 4]).Nodes.Select(n => n.Operation.GetType()));

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("BinaryCrossentropy")]
    public void One_element_needs_no_sum(string kind) => Assert.Equal(
        [typeof(Elementwise)], JudgedNumbers.Forward(kind, [1]).Nodes.Select(n => n.Operation.GetType()));

    [Theory]
    [InlineData("CategoricalCrossentropy")]
    [InlineData("SparseCategoricalCrossentropy")]
    public void Crossentropy_of_one_choice_from_logits_is_one_operation(string kind) => Assert.Equal(
        [typeof(SoftmaxCrossentropy)],
        JudgedNumbers.Forward(kind, [5], ("FromLogits", new BooleanValue(true))).Nodes.Select(n => n.Operation.GetType()));

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("Huber")]
    [InlineData("BinaryCrossentropy(FromLogits = true)")]
    [InlineData("CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("SparseCategoricalCrossentropy(FromLogits = true)")]
    [InlineData("CategoricalCrossentropy")]
    [InlineData("SparseCategoricalCrossentropy")]
    public void The_gradient_of_the_sum_is_repeated_where_it_is_read(string loss)
    {
        NetworkGraph graph = Backpropagation.OfLosses(
            Built.Model($"[Network, Input(4, 3), Dense(3), {loss}, SGD] public sealed partial class Net;").Training);

        Assert.DoesNotContain(graph.Nodes, n => n.Operation is BroadcastTo);
    }

    [Fact]
    public void A_sum_passes_its_gradient_on_without_a_copy()
    {
        NetworkGraph graph = Backpropagation.OfLosses(
            Built.Model($"""[Network, Input(4), Dense(4, Name = "a"), Dense(4, Name = "b"), Add(From = ["a", "b"])] {Built.Ending}""").Training);

        // Backwards: the loss's slope, then matrix products and sums over samples only.
        Assert.Single(graph.Nodes, n => n.Phase == Phase.Backward && n.Operation is Elementwise { Title: not "sum of gradients" });
    }

    [Fact]
    public void Every_loss_attribute_has_a_definition() => Assert.Equal(
        typeof(LossAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(LossAttribute))).Select(t => t.Name).Order(StringComparer.Ordinal),
        LossRegistry.All.Select(l => l.Kind + "Attribute").Order(StringComparer.Ordinal));
}
