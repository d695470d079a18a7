using System.IO.Compression;
using System.Xml.Linq;
using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>The package with the adapter for tensors: what it contains and needs, and that a NativeAOT program with it has no warning.</summary>
[Collection(PackageCollection.Name)]
public sealed class TensorsPackageTests(PackageFixture package)
{
    private const string Program = """
        using System.Numerics.Tensors;
        using Backprop;

        Tensor<float> x = Tensor.Create(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]);
        Tensor<float> y = Tensor.Create(new float[] { 0, 1, 1, 0 }, [4]);
        var model = new Xor(seed: 1);
        model.Fit(x.ToDataSet(y), epochs: 400, batchSize: 4, verbosity: Verbosity.None);
        Tensor<float> p = model.Predict(x);
        Console.WriteLine(string.Join(' ', Enumerable.Range(0, 4).Select(i => p[i, 0] > 0.5f ? 1 : 0)));

        [Network, Input(2), Dense(8, Activation = Activation.Tanh), Dense(1, Activation = Activation.Sigmoid)]
        [BinaryCrossentropy, Adam(LearningRate = 0.05)]
        public sealed partial class Xor;
        """;

    [Fact]
    public void It_contains_the_adapter_and_depends_on_the_main_package_and_the_tensors()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PathOf("Backprop.Tensors"));
        string[] files = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("lib/net10.0/Backprop.Tensors.dll", files);
        Assert.Contains("lib/net10.0/Backprop.Tensors.xml", files);
        Assert.Contains("README.md", files);
        Assert.DoesNotContain(files, file => file.EndsWith("/Backprop.dll", StringComparison.Ordinal) || file.StartsWith("analyzers", StringComparison.Ordinal));
        XElement metadata = XDocument.Load(archive.GetEntry("Backprop.Tensors.nuspec")!.Open()).Root!.Elements().Single();
        XElement[] dependencies = [.. metadata.Descendants().Where(element => element.Name.LocalName == "dependency")];
        Assert.Equal(["Backprop.Gen", "System.Numerics.Tensors"], dependencies.Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(package.Version, dependencies.Single(element => element.Attribute("id")!.Value == "Backprop.Gen").Attribute("version")!.Value);
    }

    [Fact]
    public void A_fresh_project_with_it_builds_without_a_warning_and_learns()
    {
        using var project = new FreshProject(package, Program, packages: ["Backprop.Gen", "Backprop.Tensors"]);
        Assert.Empty(project.DotNet("build", "--configuration", "Release").Succeeded().Codes);
        Assert.Contains("0 1 1 0", project.DotNet("run", "--configuration", "Release", "--no-build").Succeeded().Output);
    }

    [SkippableFact]
    public void A_NativeAOT_program_with_it_is_published_without_a_warning_and_learns()
    {
        NativeToolchain.Require();
        using var project = new FreshProject(package, Program, FreshProject.NativeProperties, ["Backprop.Gen", "Backprop.Tensors"]);
        (string executable, RunResult build) = project.Publish();
        Assert.Empty(build.Codes);
        Assert.Contains("0 1 1 0", project.Run(executable).Succeeded().Output);
    }
}
