namespace Backprop.Integration.Tests.Running;

/// <summary>An empty folder outside the repository, so that none of its settings reach what is built there; deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("backprop-").FullName;

    /// <summary>Writes a text file into it.</summary>
    public void Write(string name, string content) => File.WriteAllText(System.IO.Path.Combine(Path, name), content);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner or an index may still hold a file; the system clears its temporary folder.
        }
    }
}
