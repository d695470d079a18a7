using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

[Collection(PackageCollection.Name)]
public class FreshProjectTests(PackageFixture package)
{
    private const string Xor = """
        using Backprop;

        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] y = [0, 1, 1, 0];
        var model = new Xor(seed: 1);
        model.Fit(new DataSet<float>(x, y), epochs: 400, batchSize: 4);
        Console.WriteLine(string.Join(' ', model.Predict(x).Select(p => p > 0.5f ? 1 : 0)));
        model.Save("xor.safetensors");
        var copy = new Xor(seed: 2);
        copy.Load("xor.safetensors");
        Console.WriteLine(copy.Predict(x).SequenceEqual(model.Predict(x)) ? "same" : "different");

        [Network, Input(2), Dense(8, Activation = Activation.Tanh), Dense(1, Activation = Activation.Sigmoid)]
        [BinaryCrossentropy, Adam(LearningRate = 0.05)]
        public sealed partial class Xor;
        """;

    [Fact]
    public void A_fresh_project_builds_without_a_warning_and_learns_XOR()
    {
        using var project = new FreshProject(package, Xor);
        RunResult build = project.DotNet("build", "--configuration", "Release").Succeeded();
        Assert.Empty(build.Codes);
        string[] lines = project.DotNet("run", "--configuration", "Release", "--no-build").Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("0 1 1 0", lines);
        Assert.Contains("same", lines);
    }

    [Theory]
    [InlineData("[Dense(8, Name = \"hidden\"), Dense(4, From = [\"hiden\"]), Dense(1)]", "BPG0013", "'hiden'", "'hidden'")]
    [InlineData("[Reshape(2, 1, 1), Dense(1)]", "BPG0101", "[2, 1, 1]", "[Flatten]")]
    public void A_mistake_gives_its_one_diagnostic_and_no_other(string layers, string code, params string[] parts)
    {
        using var project = new FreshProject(package, $"""
            using Backprop;

            float[] x = [0, 0];
            float[] y = [1];
            var model = new Net(seed: 1);
            model.Fit(new DataSet<float>(x, y));
            Console.WriteLine(model.Predict(x)[0]);

            [Network, Input(2)]
            {layers}
            [MeanSquaredError, SGD]
            public sealed partial class Net;
            """);
        RunResult build = project.DotNet("build", "--configuration", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal([code], build.Codes);
        Assert.Contains("Program.cs(10,", build.Output);
        Assert.All(parts, part => Assert.Contains(part, build.Output));
    }

    [Fact]
    public void NativeAOT_without_an_instruction_set_is_reported()
    {
        using var project = new FreshProject(package, Xor, "<PublishAot>true</PublishAot>");
        RunResult build = project.DotNet("build", "--configuration", "Release");
        Assert.Equal(["BPG0601"], build.Codes);
    }

    [SkippableFact]
    public void A_NativeAOT_executable_is_published_without_a_warning_learns_XOR_and_has_at_most_3_MB()
    {
        NativeToolchain.Require();
        using var project = new FreshProject(
            package,
            Xor,
            """
            <PublishAot>true</PublishAot>
                <IlcInstructionSet>x86-64-v3</IlcInstructionSet>
                <InvariantGlobalization>true</InvariantGlobalization>
                <OptimizationPreference>Speed</OptimizationPreference>
            """);
        (string executable, RunResult build) = project.Publish();
        Assert.Empty(build.Codes);
        string[] lines = project.Run(executable).Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("0 1 1 0", lines);
        Assert.Contains("same", lines);
        Assert.InRange(new FileInfo(executable).Length, 1, 3_000_000);
    }
}
