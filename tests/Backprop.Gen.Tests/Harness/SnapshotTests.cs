namespace Backprop.Gen.Tests.Harness;

public sealed class SnapshotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Test => Path.Combine(folder, "SomeTests.cs");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_an_approved_file_the_text_is_kept_and_the_test_fails()
    {
        Exception failure = Assert.ThrowsAny<Exception>(() => Snapshot.Matches("a\n", null, "Method", Test));

        Assert.Contains("SomeTests.Method.verified.cs", failure.Message);
        Assert.Equal("a\n", File.ReadAllText(Path.Combine(folder, "SomeTests.Method.received.cs")));
    }

    [Fact]
    public void Equal_text_passes_and_removes_what_an_earlier_run_received()
    {
        File.WriteAllText(Path.Combine(folder, "SomeTests.Method.verified.cs"), "a\r\nb\r\n");
        File.WriteAllText(Path.Combine(folder, "SomeTests.Method.received.cs"), "old");

        Snapshot.Matches("a\nb\n", null, "Method", Test);

        Assert.False(File.Exists(Path.Combine(folder, "SomeTests.Method.received.cs")));
    }

    [Fact]
    public void A_difference_names_the_first_line()
    {
        File.WriteAllText(Path.Combine(folder, "SomeTests.Method.verified.cs"), "a\nb\nc\n");

        Exception failure = Assert.ThrowsAny<Exception>(() => Snapshot.Matches("a\nx\nc\n", null, "Method", Test));

        Assert.Contains("Line 2", failure.Message);
        Assert.Contains("verified: b", failure.Message);
        Assert.Contains("received: x", failure.Message);
    }
}
