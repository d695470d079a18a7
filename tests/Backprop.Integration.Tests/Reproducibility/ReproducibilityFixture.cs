using System.Diagnostics;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Reproducibility;

/// <summary>Builds tests/Backprop.Reproducibility once, outside the repository, and runs it in many ways.</summary>
public sealed class ReproducibilityFixture : IDisposable
{
    private static readonly string Project = Repository.PathOf("tests", "Backprop.Reproducibility", "Backprop.Reproducibility.csproj");
    private readonly TemporaryFolder folder = new();

    /// <summary>Builds for the JIT.</summary>
    public ReproducibilityFixture() =>
        CommandLine.DotNet(folder.Path, "build", Project, "--configuration", "Release", "--artifacts-path", Artifacts("jit")).Succeeded();

    /// <summary>Runs it under the JIT.</summary>
    internal RunResult Jit(int threads) => Jit(threads, new Dictionary<string, string>());

    /// <summary>Runs it under the JIT with settings of the runtime.</summary>
    internal RunResult Jit(int threads, IReadOnlyDictionary<string, string> environment)
    {
        string assembly = Path.Combine(Artifacts("jit"), "bin", "Backprop.Reproducibility", "release", "Backprop.Reproducibility.dll");
        return CommandLine.DotNet(folder.Path, environment, assembly, $"{threads}").Succeeded();
    }

    /// <summary>Lets it train on from a checkpoint, to the end or until it is killed, with all force.</summary>
    /// <param name="checkpoint">The file.</param>
    /// <param name="life">How long it lives from the moment at which there is a checkpoint; null to let it come to its end.</param>
    /// <returns>What it printed, or null where it was killed.</returns>
    internal string? Resume(string checkpoint, TimeSpan? life)
    {
        string assembly = Path.Combine(Artifacts("jit"), "bin", "Backprop.Reproducibility", "release", "Backprop.Reproducibility.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, "resume", checkpoint]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        if (life is { } time)
        {
            while (!File.Exists(checkpoint) && !process.WaitForExit(TimeSpan.FromMilliseconds(5)))
            {
            }

            if (!process.WaitForExit(time))
            {
                // SIGKILL where there are signals: nobody gets a word in.
                process.Kill();
                process.WaitForExit();
                return null;
            }
        }

        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"The training ended with exit code {process.ExitCode}.");
    }

    /// <summary>Publishes it as NativeAOT for an instruction set and runs that.</summary>
    internal RunResult Native(string instructionSet, int threads)
    {
        string output = Path.Combine(folder.Path, instructionSet);
        RunResult build = CommandLine.DotNet(
            folder.Path,
            "publish", Project,
            "--configuration", "Release",
            "--artifacts-path", Artifacts(instructionSet),
            "--output", output,
            "-p:IlcInstructionSet=" + instructionSet).Succeeded();
        Assert.Empty(build.Codes);
        string program = Path.Combine(output, OperatingSystem.IsWindows() ? "Backprop.Reproducibility.exe" : "Backprop.Reproducibility");
        return CommandLine.Run(program, folder.Path, new Dictionary<string, string>(), $"{threads}").Succeeded();
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private string Artifacts(string name) => Path.Combine(folder.Path, "artifacts-" + name);
}
