using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>Packs the library, the adapter for tensors and the import of weights once, away from the repository's own outputs, under a version that no cache can know.</summary>
public sealed class PackageFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Packs.</summary>
    public PackageFixture()
    {
        Version = $"0.0.1-test.{Guid.NewGuid():N}";
        Source = System.IO.Path.Combine(folder.Path, "packages");
        Pack("Backprop");
        Pack("Backprop.Tensors");
        Pack("Backprop.Import");
    }

    /// <summary>The folder that serves as package source.</summary>
    public string Source { get; }

    /// <summary>The packages' version, different for each run.</summary>
    public string Version { get; }

    /// <summary>The main package.</summary>
    public string Path => PathOf("Backprop.Gen");

    /// <summary>A package in <see cref="Source"/>.</summary>
    public string PathOf(string id) => System.IO.Path.Combine(Source, $"{id}.{Version}.nupkg");

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private void Pack(string project) =>
        CommandLine.DotNet(
            Repository.Root,
            "pack",
            System.IO.Path.Combine("src", project, project + ".csproj"),
            "--configuration", "Release",
            "--artifacts-path", System.IO.Path.Combine(folder.Path, "artifacts"),
            "--output", Source,
            "-p:Version=" + Version,
            "-p:ContinuousIntegrationBuild=true").Succeeded();
}

/// <summary>The tests that share the package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>
{
    /// <summary>As named in <see cref="CollectionAttribute"/>.</summary>
    public const string Name = "package";
}
