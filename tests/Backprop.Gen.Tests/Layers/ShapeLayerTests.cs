using Backprop.Gen.Tests.Graph;

namespace Backprop.Gen.Tests.Layers;

public sealed class ShapeLayerTests
{
    private static readonly double[] Six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Permute_moves_axes()
    {
        Assert.Equal([1, 4, 2, 5, 3, 6], LayerRun.Output("Input(2, 3), Permute(2, 1)", 1, true, [], Six));
        Assert.Equal(Six, LayerRun.Output("Input(1, 2, 3), Permute(2, 1, 3)", 1, true, [], Six));
        Assert.Equal(["permute Permute [3, 1, 2] 0 0 ← input"], Built.Layers($"[Network, Input(1, 2, 3), Permute(3, 1, 2)] {Built.Ending}"));
    }

    [Fact]
    public void RepeatVector_repeats_rows() =>
        Assert.Equal([1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4], LayerRun.Output("Input(2), RepeatVector(3)", 2, true, [], [1, 2, 3, 4]));

    [Theory]
    [InlineData("2", "[3, 3] 0 18")]
    [InlineData("-1", "[3, 3] 0 18")]
    [InlineData("1, 1", "[2, 2] 0 12")]
    public void Dot_takes_one_axis_for_both_or_one_for_each(string axes, string shape) => Assert.Equal(
        [$"dot Dot {shape} ← a, b"],
        Built.Layers($"""[Network, Input(3, 2, Name = "a"), Input(3, 2, Name = "b"), Dot({axes}, From = ["a", "b"])] {Built.Ending}"""));

    [Fact]
    public void Dot_multiplies_matrices()
    {
        const string Layers = """Input(2, 3, Name = "a"), Input(3, 2, Name = "b"), Dot(2, 1, From = ["a", "b"])""";

        Assert.Equal([22, 28, 49, 64], LayerRun.Output(Layers, 1, true, [], Six, Six));
    }

    [Fact]
    public void A_normalized_dot_of_vectors_is_the_cosine_of_their_angle()
    {
        const string Layers = """Input(2, Name = "a"), Input(2, Name = "b"), Dot(1, From = ["a", "b"], Normalize = true)""";

        Assert.Equal([0.96, 0], LayerRun.Output(Layers, 2, true, [], [3, 4, 0, 0], [8, 6, 1, 1]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Merges_repeat_axes_of_length_1()
    {
        const string Layers = """Input(2, 1, Name = "a"), Input(1, 3, Name = "b"), Input(1, 1, Name = "c"), Add(From = ["a", "b", "c"])""";

        Assert.Equal([111, 211, 311, 112, 212, 312], LayerRun.Output(Layers, 1, true, [], [1, 2], [100, 200, 300], [10]));
    }
}
