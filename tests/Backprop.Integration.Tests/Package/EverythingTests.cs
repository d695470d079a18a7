using Backprop.Integration.Tests.Running;

namespace Backprop.Integration.Tests.Package;

/// <summary>One application with all that training has, as NativeAOT: no trim or AOT warning, and it runs. Its sources are in <c>Programs/Everything</c>.</summary>
[Collection(PackageCollection.Name)]
public class EverythingTests(PackageFixture package)
{
    private static readonly string[] Expected =
    [
        "rate True", "epochs 3, files 3, lines 4", "reports True, logs 2", "evaluated True", "same True", "adapted True", "metrics 6", "refused True", "loop True, most True",

        // 180 samples are 12 batches of 16 or 6 of 32, three times each.
        "metered 54",
        "enumerated True", "asynchronous True", "mapped True", "augmented True, changed True", "measured True",
        "stratified 150 15, 50 5", "adapted 3 5", "tensors True", "strided True, between 0",
        "kinds 17 of 17",
    ];

    [SkippableFact]
    public void An_application_with_everything_is_published_without_a_warning_and_runs()
    {
        NativeToolchain.Require();
        using var project = FreshProject.Of(package, "Everything", FreshProject.NativeProperties, ["Backprop.Gen", "Backprop.Tensors", "Backprop.Import"]);
        project.Copy(RecordedImport.PathOf("images.safetensors"));
        (string executable, RunResult build) = project.Publish();
        Assert.Empty(build.Codes);
        string[] lines = project.Run(executable).Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(3, lines.Count(line => line == Expected[0]));
        Assert.All(Expected, line => Assert.Contains(line, lines));
        RecordedImport.Predicts("images", lines.Single(line => line.StartsWith("images.safetensors: 15 weights: ", StringComparison.Ordinal)), 1e-5);
    }
}
