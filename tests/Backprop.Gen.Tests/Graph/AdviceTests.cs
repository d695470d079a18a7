using Backprop.Gen.Advice;
using Backprop.Gen.Declaration;
using Backprop.Gen.Graph;
using Backprop.Gen.Layers;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Advice that would be wrong is not given.</summary>
public sealed class AdviceTests
{
    private const string Tanh = "Dense(4, Activation = Activation.Tanh)";

    [Theory]
    [InlineData("Dense(3), Dropout(0.5), Dense(1)")]
    [InlineData("Dropout(0.5)")]
    [InlineData("Dense(3), Dropout(0.5), PReLU")]
    public void Dropout_that_is_not_between_the_last_weights_and_the_loss(string layers) => Silent(layers);

    [Theory]
    [InlineData("{0}, {0}, {0}, {0}, {0}, Dense(1)")]
    [InlineData("{0}, {0}, {0}, ReLU, {0}, {0}, {0}, Dense(1)")]
    [InlineData("{0}, {0}, {0}, Dense(4, Activation = Activation.ReLU), {0}, {0}, {0}, Dense(1)")]
    [InlineData("{0}, {0}, {0}, Add(From = [\"input\", \"dense_2\"]), {0}, {0}, {0}, Dense(1)")]
    public void Fewer_than_six_saturating_layers_in_a_row(string layers) => Silent(layers.Replace("{0}", Tanh));

    [Fact]
    public void A_longer_row_is_one_advice_at_its_end()
    {
        Problem problem = Assert.Single(Problems($"{string.Join(", ", Enumerable.Repeat(Tanh, 9))}, Dense(1)"));

        Assert.Equal(("BPG0503", 10), (problem.Id, problem.Where.Element));
        Assert.Equal(["9"], problem.MessageArguments);
    }

    [Fact]
    public void Dropout_advice_names_the_layer_to_move_it_before()
    {
        Problem problem = Assert.Single(Problems("Dense(4), Dense(3), Flatten, Dropout(0.5), ReLU"));

        Assert.Equal([new Argument("Element", new IntegerValue(3))], problem.FixData);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("UseBias", false)]
    [InlineData("Activation", false)]
    public void A_bias_before_a_normalization_is_cancelled_unless_something_lies_between(string? argument, bool cancelled)
    {
        Element dense = new("Dense", ElementCategory.Layer, argument switch
        {
            "UseBias" => [new Argument("UseBias", new BooleanValue(false))],
            "Activation" => [new Argument("Activation", new EnumValue("Activation", "ReLU"))],
            _ => [],
        });
        PlacedLayer[] layers =
        [
            new(new DenseLayer(), dense, new Place(null, 2, null, -1), "dense", ["input"], true),
            new(new Centering(), new Element("Centering", ElementCategory.Layer, []), new Place(null, 3, null, -1), "centering", ["dense"], true),
        ];
        HashSet<string> parameters = argument == "UseBias" ? ["dense.kernel"] : ["dense.kernel", "dense.bias"];

        Problem[] problems = [.. BiasAdvice.Of(layers, ["centering"], parameters)];

        Assert.Equal(cancelled ? ["BPG0504"] : [], problems.Select(p => p.Id));
        Assert.All(problems, p => Assert.Equal(new Place(null, 2, "UseBias", -1), p.Where));
        Assert.Empty(BiasAdvice.Of(layers, ["dense", "centering"], parameters));
    }

    [Fact]
    public void A_normalization_ends_a_row_of_saturating_layers()
    {
        Element tanh = new("Dense", ElementCategory.Layer, [new Argument("Activation", new EnumValue("Activation", "Tanh"))]);
        Element centering = new("Centering", ElementCategory.Layer, []);
        PlacedLayer Layer(int i, LayerDefinition definition) =>
            new(definition, definition is DenseLayer ? tanh : centering, new Place(null, i, null, -1), $"l{i}", [$"l{i - 1}"], true);

        Assert.Single(SaturationAdvice.Of([.. Enumerable.Range(1, 6).Select(i => Layer(i, new DenseLayer()))]));
        Assert.Empty(SaturationAdvice.Of([.. Enumerable.Range(1, 7).Select(i => Layer(i, i == 4 ? new Centering() : new DenseLayer()))]));
    }

    private static void Silent(string layers) => Assert.True(Problems(layers) is [], Built.Show(Problems(layers)));

    private static Problem[] Problems(string layers) =>
        [.. NetworkBuilder.Build(Declaration.Declared.Read($"[Network, Input(4), {layers}] {Built.Ending}")).Problems];

    /// <summary>What batch normalization is to these rules.</summary>
    private sealed class Centering : LayerDefinition
    {
        public override string Kind => "Centering";

        public override string Summary => "x minus its mean";

        public override bool Normalizes => true;

        public override bool CancelsBias(Element element) => true;

        public override int? Build(LayerBuilder layer) => layer.Input;
    }
}
