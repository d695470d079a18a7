using System.Diagnostics;
using System.Text;

namespace Backprop.Integration.Tests.Running;

/// <summary>Runs programs and collects what they print.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // What a test host puts into its environment must not steer the builds that it starts.
    private static readonly string[] Foreign = ["MSBUILD", "VSTEST", "MicrosoftNETBuildExtensionsTasksAssembly", "NUGET_PACKAGES"];

    /// <summary>Runs the .NET command line.</summary>
    public static RunResult DotNet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run("dotnet", folder, environment, arguments);

    /// <inheritdoc cref="DotNet(string, IReadOnlyDictionary{string, string}, string[])"/>
    public static RunResult DotNet(string folder, params string[] arguments) => DotNet(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a program to its end.</summary>
    public static RunResult Run(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in start.Environment.Keys.Where(key => Foreign.Any(key.StartsWith)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Run(start, $"{program} {string.Join(' ', arguments)}");
    }

    private static RunResult Run(ProcessStartInfo start, string command)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        TimeSpan firstLine = TimeSpan.Zero;
        long began = Stopwatch.GetTimestamp();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            firstLine = firstLine == TimeSpan.Zero ? Stopwatch.GetElapsedTime(began) : firstLine;
            output.AppendLine(line.Data);
        };
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw new TimeoutException($"{command}\nwas still running after {Patience}\n{output}\n{error}");
        }

        // Without a time limit it also waits for the last lines.
        process.WaitForExit();
        return new(command, process.ExitCode, output.ToString(), error.ToString(), firstLine);
    }
}
