using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>A new console project in an empty folder that installs the package as a user does.</summary>
internal sealed class FreshProject : IDisposable
{
    /// <summary>Lines for the property group of a NativeAOT program, each trim and AOT warning by itself.</summary>
    public const string NativeProperties = """
        <PublishAot>true</PublishAot>
        <IlcInstructionSet>x86-64-v3</IlcInstructionSet>
        <InvariantGlobalization>true</InvariantGlobalization>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        """;

    private readonly TemporaryFolder folder = new();

    /// <summary>Writes the project.</summary>
    /// <param name="package">What it installs.</param>
    /// <param name="program">Its one source file.</param>
    /// <param name="properties">Lines for its property group.</param>
    /// <param name="packages">Which packages it installs; by default the main one.</param>
    public FreshProject(PackageFixture package, string program, string properties = "", string[]? packages = null)
    {
        IEnumerable<string> references = (packages ?? ["Backprop.Gen"]).Select(id => $"""<PackageReference Include="{id}" Version="{package.Version}" />""");
        folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(references)}
              </ItemGroup>
            </Project>
            """);

        // The user's sources serve the rest (NativeAOT's compiler). The packages folder is new, so that nothing stale can hide
        // an error; what the user's own folder has already is read from there instead of the network.
        folder.Write("NuGet.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="just-packed" value="{package.Source}" />
              </packageSources>
              <fallbackPackageFolders>
                {(Directory.Exists(UserPackages) ? $"""<add key="user" value="{UserPackages}" />""" : "")}
              </fallbackPackageFolders>
            </configuration>
            """);
        folder.Write("Program.cs", program);
    }

    /// <summary>A project of the sources in a folder of <c>Package/Programs</c>.</summary>
    public static FreshProject Of(PackageFixture package, string name, string properties = "", string[]? packages = null)
    {
        string sources = Repository.PathOf("tests", "Backprop.Integration.Tests", "Package", "Programs", name);
        var project = new FreshProject(package, "", properties, packages);
        foreach (string source in Directory.GetFiles(sources, "*.cs"))
        {
            project.Copy(source);
        }

        return project;
    }

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Copies files into the project's folder, where they replace what has their names.</summary>
    public void Copy(params ReadOnlySpan<string> files)
    {
        foreach (string file in files)
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Runs the .NET command line in the project's folder.</summary>
    public RunResult DotNet(params string[] arguments) => CommandLine.DotNet(folder.Path, arguments);

    /// <summary>Publishes for this machine and returns the executable's path and what the build said.</summary>
    public (string Executable, RunResult Build) Publish()
    {
        RunResult build = DotNet("publish", "--configuration", "Release", "--output", "published").Succeeded();
        return (Path.Combine(folder.Path, "published", OperatingSystem.IsWindows() ? "App.exe" : "App"), build);
    }

    /// <summary>Runs a published executable.</summary>
    public RunResult Run(string executable, params string[] arguments) =>
        CommandLine.Run(executable, folder.Path, new Dictionary<string, string>(), arguments);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
