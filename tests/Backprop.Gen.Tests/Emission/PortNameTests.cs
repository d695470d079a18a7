using Backprop.RandomNetworks.Compilation;

namespace Backprop.Gen.Tests.Emission;

/// <summary>Inputs and outputs become parameters, constants and properties: whatever they are called, the generated class compiles.</summary>
public sealed class PortNameTests
{
    [Theory]
    [InlineData("target")]
    [InlineData("labels")]
    [InlineData("input")]
    [InlineData("output")]
    [InlineData("outputGradient")]
    [InlineData("seed")]
    [InlineData("batch")]
    [InlineData("model")]
    [InlineData("class")]
    [InlineData("Summary")]
    [InlineData("Parameters")]
    public void An_input_may_have_any_name_beside_one_output(string name)
    {
        string values = Compiles($"""
            [Network, Input(3, Name = "{name}"), Input(2, Name = "second"), Concatenate(From = ["{name}", "second"]), Dense(1), MeanSquaredError, SGD]
            public sealed partial class Net;
            """);
        string labels = Compiles($"""
            [Network, Input(3, Name = "{name}"), Input(2, Name = "second"), Concatenate(From = ["{name}", "second"]), Dense(4)]
            [SparseCategoricalCrossentropy(FromLogits = true), SGD]
            public sealed partial class Net;
            """);
        Assert.All([values, labels], source => Assert.Contains("static void TrainTile", source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scoreTarget", "score")]
    [InlineData("scoreGradient", "score")]
    [InlineData("score_target", "score")]
    [InlineData("kindLabels", "score")]
    [InlineData("kind_gradient", "output")]
    [InlineData("target", "target2")]
    [InlineData("sampleWeights", "score")]
    public void The_surface_compiles_also_where_such_names_are_refused(string input, string output) => Compiles($"""
        [Network, Input(3, Name = "{input}"), Input(3, Name = "second"), Add(From = ["{input}", "second"])]
        [Dense(1, Name = "{output}"), Dense(4, Name = "kind")]
        [MeanSquaredError(Output = "{output}"), SparseCategoricalCrossentropy(FromLogits = true, Output = "kind"), Output("{output}", "kind"), SGD]
        public sealed partial class Net;
        """);

    private static string Compiles(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Complaints());
        return run.Source;
    }
}
