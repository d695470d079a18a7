using System.Diagnostics;

namespace Backprop.Tests.Checkpoints;

/// <summary>Saving to a file system without room: a small one in memory, which only an administrator may mount.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string? refusal;

    public FullDiskTests() => refusal = OperatingSystem.IsLinux()
        ? Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path)
        : "Only on Linux a small file system can be mounted like this.";

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_full_disk_is_said_and_leaves_the_old_file(bool checkpoint)
    {
        Skip.IfNot(refusal is null, refusal);
        string path = folder.File("weights.safetensors");
        TensorNetwork<float> network = new(("a", [100, 100]));

        // 40 of 64 kB: there is no room for the new file beside the old one.
        Save();
        byte[] before = File.ReadAllBytes(path);
        network.Parameters.Span.Fill(7);

        CheckpointException exception = Assert.Throws<CheckpointException>(Save);

        Assert.StartsWith($"'{path}' could not be written: No space left on device", exception.Message);
        Assert.Contains("unchanged", exception.Message);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal(before, File.ReadAllBytes(path));
        TensorNetwork<float> loaded = new(("a", [100, 100]));
        loaded.Parameters.Span.Clear();
        loaded.Load(path);
        Assert.Equal(new TensorNetwork<float>(("a", [100, 100])).Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());

        // With room again it goes on.
        File.Delete(path);
        Save();
        loaded.Load(path);
        Assert.Equal(7, loaded.Parameters.Span[0]);

        void Save()
        {
            if (checkpoint)
            {
                network.SaveCheckpoint(path);
            }
            else
            {
                network.Save(path);
            }
        }
    }

    public void Dispose()
    {
        if (refusal is null)
        {
            Run("umount", folder.Path);
        }

        folder.Dispose();
    }

    /// <summary>Null, or what the program says is wrong.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"No small file system can be mounted here: {error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"No small file system can be mounted here: {exception.Message}";
        }
    }
}
