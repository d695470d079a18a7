using Backprop.Gen.Graph;
using Backprop.Gen.Initializers;

namespace Backprop.Gen.Tests.Graph;

public sealed class InitializerTests
{
    [Theory]
    [InlineData("GlorotUniform", "VarianceScaling", 1, "FanAvg", "Uniform")]
    [InlineData("GlorotNormal", "VarianceScaling", 1, "FanAvg", "TruncatedNormal")]
    [InlineData("HeUniform", "VarianceScaling", 2, "FanIn", "Uniform")]
    [InlineData("HeNormal", "VarianceScaling", 2, "FanIn", "TruncatedNormal")]
    [InlineData("LecunUniform", "VarianceScaling", 1, "FanIn", "Uniform")]
    [InlineData("LecunNormal", "VarianceScaling", 1, "FanIn", "TruncatedNormal")]
    [InlineData("VarianceScaling", "VarianceScaling", 1, "FanIn", "TruncatedNormal")]
    [InlineData("Orthogonal", "Orthogonal", 1, "FanIn", "TruncatedNormal")]
    [InlineData("Identity", "Identity", 1, "FanIn", "TruncatedNormal")]
    public void Named_initializers_are_primitives_with_Keras_s_numbers(string name, string kind, double value, string mode, string distribution)
    {
        InitializerChoice choice = Of($"Dense(3, KernelInitializer = Initializer.{name})", "dense.kernel");

        Assert.Equal((kind, value, mode, distribution), (choice.Kind, choice.Value, choice.Mode, choice.Distribution));
        Assert.Equal((4, 3), (choice.FanIn, choice.FanOut));
    }

    [Fact]
    public void Every_member_of_the_enum_is_known() => Assert.All(
        Enum.GetNames<Initializer>(), name => Assert.NotEmpty(Of($"Dense(3, KernelInitializer = Initializer.{name})", "dense.kernel").Kind));

    [Theory]
    [InlineData("RandomNormal")]
    [InlineData("TruncatedNormal")]
    public void Normal_initializers_have_a_deviation_of_one_twentieth(string name) =>
        Assert.Equal(0.05, Of($"Dense(3, KernelInitializer = Initializer.{name})", "dense.kernel").Stddev);

    [Fact]
    public void Kernels_start_with_Glorot_and_biases_with_zeros()
    {
        Assert.Equal("VarianceScaling", Of("Dense(3)", "dense.kernel").Kind);
        Assert.Equal("Zeros", Of("Dense(3)", "dense.bias").Kind);
        Assert.Equal("Zeros", Of("Dense(3), PReLU", "p_re_lu.alpha").Kind);
    }

    [Fact]
    public void Initialize_gives_the_numbers()
    {
        InitializerChoice choice = Of(
            """Dense(3), Initialize("dense.kernel", Initializer.RandomNormal, Mean = 1, Stddev = 0.25, Seed = 9)""", "dense.kernel");

        Assert.Equal(new InitializerChoice("RandomNormal", 4, 3) { Mean = 1, Stddev = 0.25, Seed = 9 }, choice);
    }

    [Fact]
    public void A_seed_of_zero_is_a_seed()
    {
        Assert.Equal(0, Of("""Dense(3), Initialize("dense.kernel", Initializer.GlorotUniform, Seed = 0)""", "dense.kernel").Seed);
        Assert.Null(Of("""Dense(3), Initialize("dense.kernel", Initializer.GlorotUniform)""", "dense.kernel").Seed);
    }

    [Theory]
    [InlineData("""Initialize("dense.kernel", Initializer.Constant, Value = -2)""", "Constant", -2)]
    [InlineData("""Initialize("dense.kernel", Initializer.Identity, Gain = 3)""", "Identity", 3)]
    [InlineData("""Initialize("dense.kernel", Initializer.Orthogonal, Gain = 3)""", "Orthogonal", 3)]
    [InlineData("""Initialize("dense.kernel", Initializer.VarianceScaling, Scale = 3)""", "VarianceScaling", 3)]
    public void Value_gain_and_scale_are_one_number(string attribute, string kind, double value)
    {
        InitializerChoice choice = Of("Dense(3), " + attribute, "dense.kernel");

        Assert.Equal((kind, value), (choice.Kind, choice.Value));
    }

    [Fact]
    public void A_block_s_initializer_holds_for_every_use_and_the_network_s_wins()
    {
        NetworkGraph graph = Built.Model(
            """
            [Network, Input(4), Use(typeof(Outer), Repeat = 3), MeanSquaredError, SGD]
            [Initialize("outer_1/inner/dense.kernel", Initializer.Constant, Value = 1)]
            public sealed partial class Net;
            [Block, Use(typeof(Inner)), Dense(4), Initialize("inner/dense.bias", Initializer.Constant, Value = 2)] public sealed partial class Outer;
            [Block, Dense(4), Initialize("dense.kernel", Initializer.Constant, Value = 3), Initialize("dense.bias", Initializer.Constant, Value = 4)]
            public sealed partial class Inner;
            """).Training;

        Assert.Equal(
            [3, 2, 1, 2, 3, 2], graph.Parameters.Where(p => p.Name.Contains("inner", StringComparison.Ordinal)).Select(p => (int)p.Initializer.Value));
    }

    [Theory]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 4, 3 }, 4, 3)]
    [InlineData(new[] { 5, 5, 3, 16 }, 75, 400)]
    [InlineData(new[] { 3, 8, 16 }, 24, 48)]
    public void Fans_are_counted_as_Keras_counts_them(int[] shape, int fanIn, int fanOut) =>
        Assert.Equal(new Fans(fanIn, fanOut), Fans.Of(Shape.Of(shape)));

    private static InitializerChoice Of(string layers, string parameter) =>
        Built.Model($"[Network, Input(4), {layers}] {Built.Ending}").Training.Parameters.Single(p => p.Name == parameter).Initializer;
}
