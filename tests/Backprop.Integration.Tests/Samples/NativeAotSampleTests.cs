using System.Globalization;
using Backprop.Integration.Tests.Running;
using Xunit.Abstractions;

namespace Backprop.Integration.Tests.Samples;

public class NativeAotSampleTests(ITestOutputHelper log)
{
    private const string Saved = "moons.safetensors";

    [SkippableFact]
    public void The_sample_is_a_small_executable_that_trains_saves_loads_and_trains_on()
    {
        NativeToolchain.Require();
        using var folder = new TemporaryFolder();
        string program = Publish(folder);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"executable: {new FileInfo(program).Length} bytes"));
        Assert.InRange(new FileInfo(program).Length, 1, 3_000_000);

        RunResult first = Run(folder, program).Succeeded();
        Assert.Contains("(untrained)", first.Output);
        Assert.Contains("trained 50 epochs", first.Output);
        byte[] weights = File.ReadAllBytes(Path.Combine(folder.Path, Saved));

        // Now the weights are loaded, and nothing is trained unless asked for.
        RunResult[] next = [.. Enumerable.Range(0, 10).Select(_ => Run(folder, program).Succeeded())];
        Assert.All(next, run => Assert.DoesNotContain("trained", run.Output));
        Assert.Single(next.Select(run => run.Output.Split('\n')[0]).Distinct());
        Assert.Equal(weights, File.ReadAllBytes(Path.Combine(folder.Path, Saved)));
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"start to first prediction, fastest of 10: {next.Min(run => run.FirstLineAfter.TotalMilliseconds):F1} ms"));

        Assert.Contains("trained 3 epochs", Run(folder, program, "train", "3").Succeeded().Output);
        Assert.NotEqual(weights, File.ReadAllBytes(Path.Combine(folder.Path, Saved)));
        Assert.Equal(2, Run(folder, program, "train", "many").ExitCode);
    }

    private static string Publish(TemporaryFolder folder)
    {
        string output = Path.Combine(folder.Path, "published");
        RunResult build = CommandLine.DotNet(
            folder.Path,
            "publish", Repository.PathOf("samples", "NativeAot", "NativeAot.csproj"),
            "--configuration", "Release",
            "--artifacts-path", Path.Combine(folder.Path, "artifacts"),
            "--output", output).Succeeded();
        Assert.Empty(build.Codes);
        return Assert.Single(Directory.GetFiles(output));
    }

    private static RunResult Run(TemporaryFolder folder, string program, params string[] arguments) =>
        CommandLine.Run(program, folder.Path, new Dictionary<string, string>(), arguments);
}
