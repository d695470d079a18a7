using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>
/// The package that imports weights: what it contains and needs, and a program against it, under the JIT and as NativeAOT, that reads every kind of file
/// of Keras and PyTorch. Its source is in <c>Programs/Import</c>.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed partial class ImportPackageTests(PackageFixture package)
{
    private static readonly string[] Packages = ["Backprop.Gen", "Backprop.Import"];

    // A line of the program, the network whose predictions it shows, and how far they may be off.
    private static readonly (string Line, string Original, double Tolerance)[] Predictions =
    [
        ("images.weights.h5 Single: 15 of 15", "images", 1e-5),
        ("images_legacy.h5 Single: 15 of 15", "images", 1e-5),
        ("images_legacy_model.h5 Single: 15 of 15", "images", 1e-5),
        ("matrices.weights.h5 Single: 6 of 6", "matrices", 1e-5),
        ("matrices.weights.h5 Double: 6 of 6", "matrices", 1e-12),
        ("matrices_mixed.weights.h5 Single: 6 of 6", "matrices", 1e-5),
        ("matrices_mixed.weights.h5 Double: 6 of 6", "matrices", 1e-12),
        ("table.weights.h5 Double: 8 of 8", "table", 1e-12),
        ("table_legacy.h5 Double: 8 of 8", "table", 1e-12),
        ("images.safetensors Single: 15 of 15", "images", 1e-5),
        ("matrices_bf16.safetensors Single: 6 of 6", "matrices", 1e-5),
        ("matrices_f64.safetensors Single: 6 of 6", "matrices", 1e-5),
    ];

    [Fact]
    public void It_contains_the_import_and_depends_on_the_main_package_and_the_reader_of_HDF5()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PathOf("Backprop.Import"));
        string[] files = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("lib/net10.0/Backprop.Import.xml", files);
        Assert.Equal(["lib/net10.0/Backprop.Import.dll"], files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)));
        using (var readme = new StreamReader(archive.GetEntry("README.md")!.Open()))
        {
            Assert.Equal(File.ReadAllText(Repository.PathOf("src", "Backprop.Import", "README.md")), readme.ReadToEnd());
        }

        XElement metadata = XDocument.Load(archive.GetEntry("Backprop.Import.nuspec")!.Open()).Root!.Elements().Single();
        XElement Only(string name) => metadata.Descendants().Single(element => element.Name.LocalName == name);
        Assert.Equal("Backprop.Import", Only("id").Value);
        Assert.Equal(package.Version, Only("version").Value);
        Assert.Equal("MIT", Only("license").Value);
        Assert.Equal("README.md", Only("readme").Value);
        Assert.NotEqual("", Only("repository").Attribute("url")!.Value);
        Assert.Equal("net10.0", Only("group").Attribute("targetFramework")!.Value);
        XElement[] dependencies = [.. metadata.Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(["Backprop.Gen", "PureHDF"], dependencies.Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(package.Version, dependencies.Single(element => element.Attribute("id")!.Value == "Backprop.Gen").Attribute("version")!.Value);
    }

    [Fact]
    public void A_fresh_project_builds_without_a_warning_imports_and_predicts_as_the_originals()
    {
        using var project = FreshProject.Of(package, "Import", packages: Packages);
        project.Copy(RecordedImport.Files);
        Assert.Empty(project.DotNet("build", "--configuration", "Release").Succeeded().Codes);
        Check(project.DotNet("run", "--configuration", "Release", "--no-build").Succeeded().Output);
    }

    [SkippableFact]
    public void A_NativeAOT_program_imports_and_predicts_as_the_originals_and_only_PureHDF_is_warned_of()
    {
        NativeToolchain.Require();

        // PureHDF makes generic methods at run time, of which trimming and NativeAOT warn rightly: whatever they are made of has to be there already. For what
        // the import reads it is (NativeCode). With warnings as errors nothing would be published.
        const string Warnings = "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>";
        using var project = FreshProject.Of(package, "Import", FreshProject.NativeProperties + Warnings, Packages);
        project.Copy(RecordedImport.Files);
        (string executable, RunResult build) = project.Publish();
        Assert.All(WarningSubject().Matches(build.Output).Select(match => match.Groups[1].Value), subject => Assert.StartsWith("PureHDF.", subject));
        Assert.All(build.Codes, code => Assert.StartsWith("IL", code));
        Check(project.Run(executable).Succeeded().Output);
    }

    private static void Check(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Predictions.Length + 5, lines.Length);
        foreach ((string begin, string original, double tolerance) in Predictions)
        {
            RecordedImport.Predicts(original, lines.Single(line => line.StartsWith(begin + " weights: ", StringComparison.Ordinal)), tolerance);
        }

        // The names of layers that the file knows, and what does not fit.
        Assert.Equal("True", lines[^5]);
        Assert.All(lines[^4..], line => Assert.StartsWith("refused, unchanged: ", line));
        Assert.Contains("'matrices.weights.h5': The file does not fit network Images", lines[^4]);
        Assert.Contains("'conv2d' (Conv2D; kernel [3, 3, 2, 4], bias [4]) of the network has no counterpart in the file", lines[^4]);
        Assert.Contains("'dense_2' ([8, 3], [3]) of the file has no counterpart in the network", lines[^4]);
        Assert.Contains("'matrices_f64.safetensors': The file does not fit network Images", lines[^3]);
        Assert.Contains("'half.weights.h5': The file says that it has 29392 bytes but has 20000; it is cut off", lines[^2]);
        Assert.Contains("'images.safetensors': The file is no HDF5 file", lines[^1]);
    }

    // What a warning is about stands behind its code.
    [GeneratedRegex(@"warning IL[0-9]+: ([^:\s]+)")]
    private static partial Regex WarningSubject();
}
