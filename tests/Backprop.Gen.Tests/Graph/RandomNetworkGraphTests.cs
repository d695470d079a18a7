using System.Globalization;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Graph;

/// <summary>What every network that can be drawn promises, whatever it is.</summary>
public sealed class RandomNetworkGraphTests
{
    private const int Networks = 300;

    private static readonly Lazy<(int Seed, NetworkDeclaration Declaration)[]> Drawn = new(() =>
    {
        DrawnNetwork[] drawn = [.. Enumerable.Range(0, Networks).Select(DrawnNetwork.Draw)];
        CSharpCompilation project = NetworkCompilation.Of([.. drawn.Select(d => d.Double.Source)]);
        return [.. drawn.Select((d, seed) => (seed, DeclarationReader.Read(project.Class(d.Double.FullName), default)))];
    });

    [Fact]
    public void Every_network_builds()
    {
        foreach ((int seed, NetworkDeclaration declaration) in Drawn.Value)
        {
            BuildResult result = NetworkBuilder.Build(declaration);
            Assert.True(result.Model is not null, $"Seed {seed}: {Built.Show(result.Problems)}");
        }
    }

    [Fact]
    public void Every_graph_is_sound_before_and_after_differentiation()
    {
        foreach ((int seed, NetworkDeclaration declaration) in Drawn.Value)
        {
            NetworkModel model = NetworkBuilder.Build(declaration).Model!;
            Assert.All(
                [
                    model.Training,
                    model.Inference,
                    Backpropagation.OfLosses(model.Training),
                    Backpropagation.OfOutputs(model.Training),
                ],
                graph => Assert.True(GraphVerifier.Verify(graph) is [], $"Seed {seed}: {string.Join("; ", GraphVerifier.Verify(graph))}"));
        }
    }

    [Fact]
    public void Training_and_prediction_have_the_same_ports_and_parameters()
    {
        foreach ((int seed, NetworkDeclaration declaration) in Drawn.Value)
        {
            NetworkModel model = NetworkBuilder.Build(declaration).Model!;
            Assert.True(Ports(model.Training).SequenceEqual(Ports(model.Inference)), $"Seed {seed}: the ports or parameters differ.");
        }
    }

    [Fact]
    public void A_network_built_twice_is_equal()
    {
        foreach ((int seed, NetworkDeclaration declaration) in Drawn.Value.Take(50))
        {
            BuildResult first = NetworkBuilder.Build(declaration);
            BuildResult second = NetworkBuilder.Build(declaration);
            Assert.True(first == second && first.GetHashCode() == second.GetHashCode(), $"Seed {seed}: two builds differ.");
        }
    }

    [Fact]
    public void A_damaged_network_builds_or_says_why()
    {
        int failures = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            NetworkDeclaration declaration = new DeclarationMutation(seed).Apply(
                Drawn.Value[seed % Networks].Declaration, Drawn.Value[(seed + 1) % Networks].Declaration);
            BuildResult result;
            try
            {
                result = NetworkBuilder.Build(declaration);
            }
            catch (Exception crash)
            {
                throw new InvalidOperationException($"Seed {seed} throws.", crash);
            }

            string shown = $"Seed {seed}: {Built.Show(result.Problems)}";
            bool error = result.Problems.Any(p => ProblemIds.IsError(p.Id));
            Assert.True(result.Model is null == error, shown);
            Assert.All(result.Problems, p => Assert.True(HasPlace(declaration, p.Where) && FillsMessage(p), shown));
            Assert.True(result.Problems.Distinct().Count() == result.Problems.Count, shown);
            if (result.Model is { } model)
            {
                Assert.True(GraphVerifier.Verify(Backpropagation.OfLosses(model.Training)) is [], $"Seed {seed} builds an unsound graph.");
            }

            failures += error ? 1 : 0;
        }

        // Neither side is empty: the damage is neither harmless nor always fatal.
        Assert.InRange(failures, 400, 3990);
    }

    private static bool HasPlace(NetworkDeclaration declaration, Place place)
    {
        EquatableArray<Element> elements = place.Block is null
            ? declaration.Elements
            : declaration.Blocks.First(b => b.Key == place.Block).Elements;
        return place.Element == -1 ? place.Argument is null : place.Element < elements.Count;
    }

    private static bool FillsMessage(Problem problem)
    {
        string format = Descriptors.For(problem.Id).MessageFormat.ToString(CultureInfo.InvariantCulture);
        int placeholders = Enumerable.Range(0, 10).Count(i => format.Contains($"{{{i}}}", StringComparison.Ordinal));
        return placeholders == problem.MessageArguments.Count && problem.MessageArguments.All(a => a is not null);
    }

    private static IEnumerable<string> Ports(NetworkGraph graph) =>
    [
        .. graph.Parameters.Select(p => (p with { Value = 0 }).ToString()),
        .. graph.Inputs.Select(i => $"{i.Name} {i.Shape}"),
        .. graph.Outputs.Select(o => $"{o.Name} {o.Shape} {o.Loss?.Kind} {o.Loss?.Weight} {o.Loss?.Labels} {o.Loss?.Classes} {o.Loss?.FromLogits}"),
        .. graph.Layers.Select(l => $"{l.Name} {l.Kind} {l.Shape} {l.Parameters} {l.MultiplyAdds} {l.Sources}"),
    ];
}
