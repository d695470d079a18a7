using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Compilation;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Interpretation;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.RandomNetworks.Checking;

/// <summary>A drawn network with the graphs that the compiler builds of it, random weights and a batch.</summary>
internal sealed class NetworkSubject
{
    // Sums of numbers beyond this lose the digits that a difference of losses needs.
    private const double LargestValue = 300;

    private NetworkSubject(DrawnNetwork drawn, NetworkModel single, NetworkModel @double)
    {
        Drawn = drawn;
        Single = single;
        Model = @double;
        Training = Backpropagation.OfLosses(@double.Training);
        FromOutputs = WithoutLosses(Backpropagation.OfOutputs(@double.Training));
        Chance chance = new(drawn.Seed + 1_000_003);
        Parameters = DataDrawing.Parameters(@double.Training, chance);
        Batch = DataDrawing.Batch(@double.Training, drawn.Batch, (ulong)drawn.Seed, chance);
        Tame();
    }

    public DrawnNetwork Drawn { get; }

    public NetworkModel Single { get; }

    /// <summary>The network in double.</summary>
    public NetworkModel Model { get; }

    /// <summary>Forward, losses and backward.</summary>
    public NetworkGraph Training { get; }

    /// <summary>Forward and backward from given gradients of the outputs.</summary>
    public NetworkGraph FromOutputs { get; }

    /// <summary>By parameter, in the graph's order; a step or a difference may change them.</summary>
    public double[][] Parameters { get; }

    public SampleBatch Batch { get; }

    /// <summary>Reads and builds a drawn network; the problems of one that is refused go to the report.</summary>
    public static NetworkSubject? Of(DrawnNetwork drawn, CSharpCompilation project, CheckReport report)
    {
        BuildResult[] built =
        [
            .. new[] { drawn.Single, drawn.Double }.Select(d => NetworkBuilder.Build(DeclarationReader.Read(project.Class(d.FullName), default))),
        ];
        if (built[0].Model is { } single && built[1].Model is { } @double)
        {
            return new NetworkSubject(drawn, single, @double);
        }

        string problems = string.Join("; ", built.SelectMany(b => b.Problems).Select(p => $"{p.Id} ({string.Join(", ", p.MessageArguments)})").Distinct());
        report.Fail(drawn.Seed, $"the declaration is refused: {problems}\n{drawn.Double.Source}");
        return null;
    }

    /// <summary>Runs a graph of this network in the interpreter.</summary>
    public InterpretedBatch Interpret(NetworkGraph graph, double[][]? parameters = null) => new Interpreter(graph).Run(Batch, parameters ?? Parameters);

    /// <summary>The losses' nodes read targets that a caller with gradients of his own does not have.</summary>
    private static NetworkGraph WithoutLosses(NetworkGraph graph) =>
        graph with { Nodes = graph.Nodes.Where(n => n.Phase != Phase.Loss).ToEquatableArray() };

    /// <summary>Makes weights and inputs smaller until no value is large: products of products and exponentials grow fast.</summary>
    private void Tame()
    {
        for (int i = 0; i < 8 && !(Interpret(Training).Largest <= LargestValue); i++)
        {
            foreach (double[] array in Parameters.Concat(Batch.Inputs))
            {
                for (int e = 0; e < array.Length; e++)
                {
                    array[e] *= 0.5;
                }
            }
        }
    }
}
