using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Backprop.Integration.Tests.Package;

[Collection(PackageCollection.Name)]
public class PackageContentTests(PackageFixture package)
{
    private const string Library = "lib/net10.0/Backprop.dll";
    private const string Generator = "analyzers/dotnet/cs/Backprop.Gen.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/Backprop.Gen.CodeFixes.dll";

    [Fact]
    public void One_package_contains_the_library_the_generator_the_code_fixes_and_nothing_unexpected()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        string[] bookkeeping = ["_rels/", "package/", "[Content_Types].xml"];
        string[] files = [.. archive.Entries.Select(e => e.FullName).Where(name => !bookkeeping.Any(name.StartsWith)).Order(StringComparer.Ordinal)];
        string[] expected =
        [
            "Backprop.Gen.nuspec", "README.md", CodeFixes, Generator, "buildTransitive/Backprop.Gen.props", Library, "lib/net10.0/Backprop.xml",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void The_package_depends_on_nothing_and_names_licence_readme_and_repository()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        XElement metadata = XDocument.Load(archive.GetEntry("Backprop.Gen.nuspec")!.Open()).Root!.Elements().Single();
        XElement Only(string name) => metadata.Descendants().Single(e => e.Name.LocalName == name);
        Assert.Equal("Backprop.Gen", Only("id").Value);
        Assert.Equal(package.Version, Only("version").Value);
        Assert.Equal("MIT", Only("license").Value);
        Assert.Equal("README.md", Only("readme").Value);
        Assert.NotEqual("", Only("repository").Attribute("url")!.Value);
        Assert.DoesNotContain(metadata.Descendants(), e => e.Name.LocalName == "dependency");
        Assert.Equal("net10.0", Only("group").Attribute("targetFramework")!.Value);
    }

    [Theory]
    [InlineData(Library)]
    [InlineData(Generator)]
    [InlineData(CodeFixes)]
    public void Every_assembly_carries_its_symbols_and_is_built_deterministically(string name)
    {
        using var image = new PEReader(new MemoryStream(Read(name)));
        DebugDirectoryEntryType[] entries = [.. image.ReadDebugDirectory().Select(e => e.Type)];
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, entries);
        Assert.Contains(DebugDirectoryEntryType.Reproducible, entries);
    }

    [SkippableFact]
    public void The_library_carries_its_sources_under_names_that_are_the_same_on_every_machine()
    {
        Skip.IfNot(
            Path.Exists(Running.Repository.PathOf(".git")), "Outside a git repository the compiler does not know where the sources' root is.");
        using var image = new PEReader(new MemoryStream(Read(Library)));
        DebugDirectoryEntry symbols = image.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        string[] documents = [.. reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name))];
        Assert.NotEmpty(documents);

        // The intermediate files lie outside the repository here, see PackageFixture.
        Assert.All(documents.Where(name => !name.Contains("/obj/")), name => Assert.StartsWith("/_", name));
        Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        int sources = reader.CustomDebugInformation.Count(c => reader.GetGuid(reader.GetCustomDebugInformation(c).Kind) == embeddedSource);
        Assert.Equal(documents.Length, sources);
    }

    [Theory]
    [InlineData(Generator)]
    [InlineData(CodeFixes)]
    public void The_generator_needs_nothing_that_a_compiler_does_not_have(string name)
    {
        using var image = new PEReader(new MemoryStream(Read(name)));
        MetadataReader reader = image.GetMetadataReader();
        string[] references = [.. reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name))];
        // Every compiler host of Roslyn 4 brings these along.
        string[] compiler =
        [
            "netstandard", "Backprop.Gen", "Microsoft.CodeAnalysis", "System.Collections.Immutable", "System.Composition", "System.Memory",
        ];
        Assert.All(references, reference => Assert.Contains(compiler, known => reference == known || reference.StartsWith(known + ".")));
    }

    [Fact]
    public void The_readme_in_the_package_is_the_one_of_the_repository() =>
        Assert.Equal(
            File.ReadAllText(Running.Repository.PathOf("README.md")),
            Encoding.UTF8.GetString(Read("README.md")).TrimStart('\uFEFF'));

    private byte[] Read(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        using Stream content = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
