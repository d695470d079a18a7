using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Graph;
using Backprop.Gen.Tests.Declaration;

namespace Backprop.Gen.Tests.Graph;

/// <summary>Builds networks from source text and writes their graphs down.</summary>
internal static class Built
{
    /// <summary>What a network ends with where loss and optimizer do not matter.</summary>
    public const string Ending = "[MeanSquaredError, SGD] public sealed partial class Net;";

    /// <summary>The model of a network that has no errors.</summary>
    public static NetworkModel Model(string source)
    {
        BuildResult result = NetworkBuilder.Build(Declared.Read(source));
        Assert.True(result.Model is not null, "The network has errors:\n" + Show(result.Problems));
        return result.Model;
    }

    /// <summary>The layer table: <c>dense Dense [3] 12 9 ← input</c> with parameters and multiply-adds.</summary>
    public static string[] Layers(NetworkModel model) =>
    [
        .. model.Training.Layers.Select(l =>
            $"{l.Name} {l.Kind} {l.Shape} {l.Parameters} {l.MultiplyAdds} ← {string.Join(", ", l.Sources)}"),
    ];

    public static string[] Layers(string source) => Layers(Model(source));

    public static string[] Parameters(string source) => [.. Model(source).Training.Parameters.Select(p => $"{p.Name} {p.Shape}")];

    public static string Show(IEnumerable<Problem> problems) => string.Join("\n", problems.Select(p =>
        $"{p.Id} at {p.Where.Block}#{p.Where.Element}.{p.Where.Argument}[{p.Where.Item}]: "
        + string.Format(System.Globalization.CultureInfo.InvariantCulture, Descriptors.For(p.Id).MessageFormat.ToString(), [.. p.MessageArguments])));
}
