using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Initializers;

/// <summary>
/// Every initializer, in the order of the <c>Initializer</c> enum. Glorot, He and Lecun are VarianceScaling (X. Glorot and Y. Bengio, 2010;
/// K. He et al., 2015; Y. LeCun et al., 1998).
/// </summary>
internal static class InitializerRegistry
{
    public static IReadOnlyList<InitializerDefinition> All { get; } =
    [
        Scaling("GlorotUniform", 1, "FanAvg", "Uniform"),
        Scaling("GlorotNormal", 1, "FanAvg", "TruncatedNormal"),
        Scaling("HeUniform", 2, "FanIn", "Uniform"),
        Scaling("HeNormal", 2, "FanIn", "TruncatedNormal"),
        Scaling("LecunUniform", 1, "FanIn", "Uniform"),
        Scaling("LecunNormal", 1, "FanIn", "TruncatedNormal"),
        new("Zeros", Choice("Zeros"), []),
        new("Ones", Choice("Ones"), []),
        new("Constant", Choice("Constant"), ["Value"]),
        new("Identity", Choice("Identity") with { Value = 1 }, ["Gain"]) { MinimumRank = 2, MaximumRank = 2 },
        new("Orthogonal", Choice("Orthogonal") with { Value = 1 }, ["Gain", "Seed"]) { MinimumRank = 2 },
        new("RandomNormal", Choice("RandomNormal") with { Stddev = 0.05 }, ["Mean", "Stddev", "Seed"]),
        new("RandomUniform", Choice("RandomUniform") with { MinValue = -0.05, MaxValue = 0.05 }, ["MinValue", "MaxValue", "Seed"]),
        new("TruncatedNormal", Choice("TruncatedNormal") with { Stddev = 0.05 }, ["Mean", "Stddev", "Seed"]),
        Scaling("VarianceScaling", 1, "FanIn", "TruncatedNormal", "Scale", "Mode", "Distribution"),
    ];

    /// <summary>The initializer that an argument chooses; one that this generator does not know is reported, and the missing one stands for it.</summary>
    public static InitializerDefinition Read(ElementArguments arguments, string argument, string missing)
    {
        string name = arguments.Member(argument, missing);
        if (All.FirstOrDefault(i => i.Name == name) is { } known)
        {
            return known;
        }

        arguments.Report(ProblemIds.UnknownEnumValue, argument, name);
        return All.First(i => i.Name == missing);
    }

    private static InitializerChoice Choice(string kind) => new(kind, 0, 0);

    private static InitializerDefinition Scaling(string name, double scale, string mode, string distribution, params string[] arguments) =>
        new(name, Choice("VarianceScaling") with { Value = scale, Mode = mode, Distribution = distribution }, [.. arguments, "Seed"]);
}
