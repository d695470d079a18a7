using System.Diagnostics;
using System.Runtime.Intrinsics;
using Backprop.RandomNetworks.Drawing;

namespace Backprop.Gen.Tests.RandomNetworks;

/// <summary>The same seeds give the same bits whatever vectors the machine has: other processes with parts of the instruction set switched off.</summary>
public sealed class VectorWidthTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    [SkippableFact]
    public void Vectors_of_512_and_256_bits_compute_the_same_bits()
    {
        Skip.IfNot(Vector512.IsHardwareAccelerated, "This machine has no vectors of 512 bits.");

        Assert.Equal(Fingerprint(), Fingerprint(("DOTNET_EnableAVX512", "0")));
    }

    [SkippableFact]
    public void Code_that_is_not_optimized_computes_the_same_bits()
    {
        Skip.IfNot(Vector256.IsHardwareAccelerated, "This machine has no vectors of 256 bits.");

        Assert.Equal(Fingerprint(), Fingerprint(("DOTNET_JITMinOpts", "1")));
    }

    /// <summary>The hash that the console project prints in a process of its own.</summary>
    private static string Fingerprint(params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { typeof(DrawnNetwork).Assembly.Location, "--fingerprint", "--networks", "12", "--seed", "40" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().Trim();
        Assert.True(process.WaitForExit(Patience), "The fingerprint did not come in time.");
        Assert.True(process.ExitCode == 0, output + errors.Result);
        Assert.Matches("^[0-9A-F]{64}$", output);
        return output;
    }
}
