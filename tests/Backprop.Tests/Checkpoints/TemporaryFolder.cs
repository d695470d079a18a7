namespace Backprop.Tests.Checkpoints;

/// <summary>An empty directory that is removed with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("backprop-");

    public string Path => directory.FullName;

    public string File(string name) => System.IO.Path.Combine(directory.FullName, name);

    public void Dispose() => directory.Delete(recursive: true);
}
