using System.Reflection;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Tests.Diagnostics;

namespace Backprop.Gen.Tests.Graph;

public sealed class ProblemTests
{
    /// <summary>Ids that no source can yield through the network analyzer, with the reason.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        [ProblemIds.AotInstructionSet] = "is about the build; see AotAnalyzerTests",
    };

    public static TheoryData<string> Titles => [.. ProblemCases.All.Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public Task A_mistake_is_reported_once_and_at_its_place(string title) =>
        AnalyzerRun.VerifyAsync(ProblemCases.All.Single(c => c.Title == title).Source);

    [Fact]
    public void Every_case_marks_one_mistake() => Assert.All(
        ProblemCases.All, c => Assert.Single(MarkedSource.Parse(c.Source).Marks));

    [Fact]
    public void Every_id_has_a_case()
    {
        HashSet<string> shown = [.. ProblemCases.All.SelectMany(c => MarkedSource.Parse(c.Source).Marks).Select(m => m.Id)];
        IEnumerable<string> all = typeof(ProblemIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal([], all.Except(shown).Except(Elsewhere.Keys));
        Assert.Equal([], shown.Intersect(Elsewhere.Keys));
    }
}
