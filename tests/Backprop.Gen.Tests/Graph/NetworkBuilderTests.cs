using Backprop.Gen.Graph;
using Backprop.Gen.Layers;
using Backprop.Gen.Operations;
using Backprop.Gen.Optimizers;

namespace Backprop.Gen.Tests.Graph;

public sealed class NetworkBuilderTests
{
    [Fact]
    public void A_sequence_of_layers_reads_one_behind_the_other() => Assert.Equal(
        [
            "flatten Flatten [784] 0 0 ← input",
            "dense Dense [120] 94200 94080 ← flatten",
            "dropout Dropout [120] 0 0 ← dense",
            "dense_1 Dense [10] 1210 1200 ← dropout",
        ],
        Built.Layers(
            """
            [Network, Input(28, 28, 1)]
            [Flatten, Dense(120, Activation = Activation.ReLU), Dropout(0.5), Dense(10)]
            [SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-4)]
            public sealed partial class Net;
            """));

    [Fact]
    public void Layers_are_named_as_Keras_names_them() => Assert.Equal(
        ["dense", "re_lu", "hidden", "dense_1", "p_re_lu", "leaky_re_lu", "elu", "re_lu_1", "softmax", "dense_2"],
        Built.Model(
            "[Network, Input(4), Dense(3), ReLU, Dense(3, Name = \"hidden\"), Dense(3), PReLU, LeakyReLU, ELU, ReLU, Softmax, Dense(1)] " + Built.Ending)
            .Training.Layers.Select(l => l.Name));

    [Fact]
    public void Parameters_are_named_after_their_layer_and_role() => Assert.Equal(
        ["dense.kernel [4, 3]", "dense.bias [3]", "p_re_lu.alpha [3]", "dense_1.kernel [3, 2]"],
        Built.Parameters("[Network, Input(4), Dense(3), PReLU, Dense(2, UseBias = false)] " + Built.Ending));

    [Fact]
    public void From_makes_a_graph() => Assert.Equal(
        [
            "a Dense [4] 20 16 ← image",
            "b Dense [4] 20 16 ← a",
            "add Add [4] 0 0 ← image, a, b",
            "concatenate Concatenate [8] 0 0 ← add, numbers",
            "dense Dense [2] 18 16 ← concatenate",
        ],
        Built.Layers(
            """
            [Network, Input(4, Name = "image"), Input(4, Name = "numbers")]
            [Dense(4, Name = "a", From = ["image"]), Dense(4, Name = "b"), Add(From = ["image", "a", "b"])]
            [Concatenate(From = ["add", "numbers"]), Dense(2)]
            """ + Built.Ending));

    [Fact]
    public void The_first_layer_reads_the_last_input() => Assert.Equal(
        ["dense Dense [3] 18 15 ← input_1", "concatenate Concatenate [7] 0 0 ← input, dense"],
        Built.Layers("""[Network, Input(4), Input(5), Dense(3), Concatenate(From = ["input", "dense"])]""" + Built.Ending));

    [Fact]
    public void Layers_that_are_views_have_rows_and_no_code()
    {
        NetworkModel model = Built.Model("[Network, Input(2, 3), Identity, Flatten, Reshape(3, -1)] " + Built.Ending);

        Assert.Equal(
            ["identity Identity [2, 3] 0 0 ← input", "flatten Flatten [6] 0 0 ← identity", "reshape Reshape [3, 2] 0 0 ← flatten"], Built.Layers(model));
        Assert.All(model.Training.Nodes.Where(n => n.Phase == Phase.Forward), n => Assert.True(n.Operation.IsView));
    }

    [Fact]
    public void Dense_applies_one_kernel_at_every_position() => Assert.Equal(
        ["dense Dense [5, 3] 9 30 ← input"], Built.Layers("[Network, Input(5, 2), Dense(3)] " + Built.Ending));

    [Fact]
    public void Dropout_is_the_identity_in_prediction()
    {
        NetworkModel model = Built.Model("[Network, Input(4), Dense(3), Dropout(0.5), Dense(1)] " + Built.Ending);

        Assert.Single(model.Training.Nodes, n => n.Operation is RandomMask { Rate: 0.5, Key: 2 });
        Assert.DoesNotContain(model.Inference.Nodes, n => n.Operation is RandomMask);
        Assert.Equal(model.Inference.Layers[0].Value, model.Inference.Layers[1].Value);
    }

    [Fact]
    public void Dropout_of_nothing_does_nothing() =>
        Assert.DoesNotContain(Built.Model("[Network, Input(4), Dense(3), Dropout(0), Dense(1)] " + Built.Ending).Training.Nodes, n => n.Operation is RandomMask);

    [Fact]
    public void Frozen_layers_have_frozen_parameters() => Assert.Equal(
        [false, false, true, true],
        Built.Model("[Network, Input(4), Dense(3, Trainable = false), Dense(1)] " + Built.Ending).Training.Parameters.Select(p => p.Trainable));

    [Theory]
    [InlineData("Network", "float")]
    [InlineData("Network(Precision = Precision.Single)", "float")]
    [InlineData("Network(Precision = Precision.Double)", "double")]
    public void Precision_chooses_the_element(string network, string element) =>
        Assert.Equal(element, Built.Model($"[{network}, Input(4), Dense(1)] {Built.Ending}").Element);

    [Theory]
    [InlineData("SGD", "SGD", 0.01)]
    [InlineData("Adam", "Adam", 0.001)]
    [InlineData("RMSprop(LearningRate = 0.5, Centered = true)", "RMSprop", 0.5)]
    [InlineData("AdamW(LearningRate = 0)", "AdamW", 0)]
    [InlineData("Adagrad", "Adagrad", 0.001)]
    public void The_optimizer_is_read_with_its_learning_rate(string optimizer, string kind, double rate)
    {
        OptimizerChoice choice = Built.Model($"[Network, Input(4), Dense(1), MeanSquaredError, {optimizer}] public sealed partial class Net;").Optimizer;

        Assert.Equal((kind, rate), (choice.Kind, choice.LearningRate));
    }

    [Fact]
    public void The_optimizer_s_arguments_reach_its_formulas()
    {
        static int Slots(string optimizer) =>
            Built.Model($"[Network, Input(4), Dense(1), MeanSquaredError, {optimizer}] public sealed partial class Net;").Optimizer.Update.Slots.Count;

        Assert.Equal(0, Slots("SGD"));
        Assert.Equal(1, Slots("SGD(Momentum = 0.9, Nesterov = true)"));
        Assert.Equal(1, Slots("RMSprop"));
        Assert.Equal(3, Slots("RMSprop(Momentum = 0.5, Centered = true)"));
    }

    [Fact]
    public void Every_layer_and_optimizer_attribute_has_a_definition()
    {
        static IEnumerable<string> Attributes(Type parent) => parent.Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(parent) && !t.IsAbstract && t != typeof(UseAttribute)).Select(t => t.Name).Order(StringComparer.Ordinal);

        Assert.Equal(Attributes(typeof(LayerAttribute)), LayerRegistry.All.Select(l => l.Kind + "Attribute").Order(StringComparer.Ordinal));
        Assert.Equal(Attributes(typeof(OptimizerAttribute)), OptimizerRegistry.All.Select(o => o.Kind + "Attribute").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_with_warnings_is_built()
    {
        BuildResult result = NetworkBuilder.Build(Declaration.Declared.Read("""[Network, Input(4), Dense(3), Dense(2, From = ["input"])] """ + Built.Ending));

        Assert.NotNull(result.Model);
        Assert.Equal("BPG0019", Assert.Single(result.Problems).Id);
    }
}
