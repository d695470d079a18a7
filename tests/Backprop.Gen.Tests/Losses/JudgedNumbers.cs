using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Graph;
using Backprop.Gen.Losses;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.Gen.Tests.Losses;

/// <summary>A loss on given numbers: the prediction is a parameter, so that its gradient is ∂L/∂p.</summary>
internal static class JudgedNumbers
{
    /// <summary>The loss and its gradient for one sample.</summary>
    /// <param name="kind">Keras's class name.</param>
    /// <param name="shape">The output's shape.</param>
    /// <param name="p">The output.</param>
    /// <param name="t">The targets.</param>
    /// <param name="arguments">Of the attribute.</param>
    public static (double Loss, double[] Gradient) Judge(string kind, int[] shape, double[] p, double[] t, params (string Name, ArgumentValue Value)[] arguments)
    {
        NetworkGraph graph = Backpropagation.OfLosses(Forward(kind, shape, arguments));
        Assert.Empty(GraphVerifier.Verify(graph with { Layers = [] }));
        InterpretedBatch batch = new Interpreter(graph).Run(new SampleBatch(1, [], [t], null, []), [p]);
        return (batch.Loss, batch.Gradient(0));
    }

    public static NetworkGraph Forward(string kind, int[] shape, params (string Name, ArgumentValue Value)[] arguments)
    {
        GraphBuilder graph = new(training: true);
        Shape output = Shape.Of(shape);
        int prediction = graph.AddParameter("p", output, trainable: true, new InitializerChoice("Zeros", 0, 0));
        LossDefinition definition = LossRegistry.Find(kind)!;
        int target = graph.AddValue(definition.Labels ? output.WithLast(1) : output, ValueRole.Target, "t");
        ProblemList problems = new();
        Element element = new(kind, ElementCategory.Loss, arguments.Select(a => new Argument(a.Name, a.Value)).ToEquatableArray());
        graph.CurrentPhase = Phase.Loss;
        int? loss = definition.Build(new LossBuilder(
            graph, new ElementArguments(element, Place.Class, problems), new JudgedOutput("p", prediction, null, null), target));
        Assert.Empty(problems.ToEquatableArray());
        LossTerm term = new(kind, 1, target, definition.Labels, definition.Labels ? output.Last : 0, FromLogits: false, loss!.Value);
        return graph.Finish([new OutputPort("p", output, prediction, term)]);
    }
}
