using Backprop.RandomNetworks.Compilation;

namespace Backprop.Gen.Tests.Emission;

/// <summary>Blocks that are used again share their kernels: a deep network of equal blocks is one set of kernels and a list of calls.</summary>
public sealed class RepeatedBlockTests
{
    private const string Residual = """
        [Block]
        [Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, ReLU]
        [Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization(Name = "inner")]
        [Add(From = ["input", "inner"]), ReLU]
        public sealed partial class Repeated;
        """;

    private const string InvertedResidual = """
        [Block]
        [Conv2D(48, 1, UseBias = false), BatchNormalization, ReLU(MaxValue = 6)]
        [Conv2D(48, 3, Groups = 48, Padding = Padding.Same, UseBias = false), BatchNormalization, ReLU(MaxValue = 6)]
        [Conv2D(16, 1, UseBias = false), BatchNormalization(Name = "inner")]
        [Add(From = ["input", "inner"])]
        public sealed partial class Repeated;
        """;

    [Theory]
    [InlineData(Residual, 24)]
    [InlineData(InvertedResidual, 16)]
    public void A_network_of_fifty_layers_has_the_kernels_of_a_small_one(string block, int repeat)
    {
        string small = Generate(block, 2);
        string large = Generate(block, repeat);

        Assert.Equal(Kernels(small), Kernels(large));
    }

    [Theory]
    [InlineData(Residual, 24)]
    [InlineData(InvertedResidual, 16)]
    public void Each_further_block_costs_call_lines_only(string block, int repeat)
    {
        string small = Generate(block, 2);
        string large = Generate(block, repeat);
        double growth = (double)(large.Length - small.Length) / (repeat - 2) / Kernels(small).Length;

        // Statements with their comments in five programs, table rows and offsets: a fraction of what its kernels alone would be.
        Assert.True(growth < 0.35, $"Each further block adds {growth:P0} of the text of the kernels.");
        Assert.True(large.Length < repeat / 4 * small.Length, $"{repeat} blocks are {(double)large.Length / small.Length:F1} times the text of 2.");
    }

    private static string Generate(string block, int repeat)
    {
        GeneratorRun run = GeneratorRun.Of(block, $"""
            [Network, Input(16, 16, 3)]
            [Conv2D(16, 3, Padding = Padding.Same, UseBias = false), BatchNormalization, ReLU]
            [Use(typeof(Repeated), Repeat = {repeat}), GlobalAveragePooling2D, Dense(10)]
            [SparseCategoricalCrossentropy(FromLogits = true), SGD(Momentum = 0.9)]
            public sealed partial class Net;
            """);
        Assert.Empty(run.Complaints().Select(c => c.ToString()));
        return run.Source;
    }

    private static string Kernels(string source) => source[source.IndexOf("file static class Kernels", StringComparison.Ordinal)..];
}
