using Backprop.Gen.Emission;
using Backprop.Gen.Planning;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Driving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.RandomNetworks.Checking;

/// <summary>Many drawn networks as one project: compiling them together is many times cheaper than one by one.</summary>
internal sealed class NetworkProject : IDisposable
{
    private readonly LoadedProject loaded;

    private NetworkProject(LoadedProject loaded, IReadOnlyList<NetworkSubject> subjects)
    {
        this.loaded = loaded;
        Subjects = subjects;
    }

    public IReadOnlyList<NetworkSubject> Subjects { get; }

    /// <summary>Builds, generates, compiles and loads the networks; those that fail are reported and left out.</summary>
    /// <param name="drawn">The networks.</param>
    /// <param name="report">Where failures go.</param>
    /// <param name="tileSize">Another tile than the policy's: the files are then emitted without the generator.</param>
    public static NetworkProject? Compile(IReadOnlyList<DrawnNetwork> drawn, CheckReport report, int? tileSize = null)
    {
        if (drawn.Count == 0)
        {
            return null;
        }

        CSharpCompilation project = NetworkCompilation.Of(
            [.. drawn.SelectMany(d => new[] { (Path(d.Single), d.Single.Source), (Path(d.Double), d.Double.Source) })]);
        NetworkSubject[] subjects = [.. drawn.Select(d => NetworkSubject.Of(d, project, report)).OfType<NetworkSubject>()];
        project = project.AddSyntaxTrees(subjects.SelectMany(s => new[]
        {
            NetworkCompilation.Parse(DriverText.NameOf(s.Drawn.Single) + ".cs", DriverText.Of(s.Drawn.Single, s.Single)),
            NetworkCompilation.Parse(DriverText.NameOf(s.Drawn.Double) + ".cs", DriverText.Of(s.Drawn.Double, s.Model)),
        }));

        try
        {
            return new NetworkProject(
                tileSize is { } size ? LoadedProject.Load(Emitted(project, subjects, size)) : GeneratorRun.Of(project).Load(), subjects);
        }
        catch (CompilationFailedException failure)
        {
            HashSet<int> bad = ReportBySeed(drawn, failure.Diagnostics, report);
            DrawnNetwork[] good = [.. subjects.Select(s => s.Drawn).Where(d => !bad.Contains(d.Seed))];
            return good.Length < subjects.Length ? Compile(good, report, tileSize) : null;
        }
    }

    public GeneratedNetwork<float> Single(NetworkSubject subject) =>
        new(loaded.Create<NetworkDriver<float>>(DriverText.NameOf(subject.Drawn.Single), subject.Batch.Seed), subject, subject.Single.Training);

    public GeneratedNetwork<double> Double(NetworkSubject subject) =>
        new(loaded.Create<NetworkDriver<double>>(DriverText.NameOf(subject.Drawn.Double), subject.Batch.Seed), subject, subject.Model.Training);

    public void Dispose() => loaded.Dispose();

    private static CSharpCompilation Emitted(CSharpCompilation project, IEnumerable<NetworkSubject> subjects, int tileSize) =>
        project.AddSyntaxTrees(subjects.SelectMany(s => new[] { (Name: Path(s.Drawn.Single), Model: s.Single), (Name: Path(s.Drawn.Double), s.Model) })
            .Select(f => NetworkCompilation.Parse("Generated." + f.Name, NetworkEmitter.Emit(NetworkPlan.Of(f.Model, tileSize)))));

    private static string Path(DrawnClass drawn) => drawn.FullName.Replace('+', '.') + ".cs";

    private static HashSet<int> ReportBySeed(IReadOnlyList<DrawnNetwork> drawn, IReadOnlyList<Diagnostic> complaints, CheckReport report)
    {
        HashSet<int> seeds = [];
        foreach (IGrouping<DrawnNetwork?, Diagnostic> group in complaints.GroupBy(c => drawn.FirstOrDefault(d => Mentions(c, d))))
        {
            report.Fail(group.Key?.Seed ?? -1, "does not compile without a word: " + CompilationFailedException.Describe([.. group]));
            seeds.Add(group.Key?.Seed ?? -1);
        }

        return seeds;
    }

    /// <summary>Generated files are named after the class.</summary>
    private static bool Mentions(Diagnostic complaint, DrawnNetwork drawn)
    {
        string path = complaint.Location.SourceTree?.FilePath ?? "";
        return path.Contains($"Single{drawn.Seed}.", StringComparison.Ordinal) || path.Contains($"Double{drawn.Seed}.", StringComparison.Ordinal);
    }
}
