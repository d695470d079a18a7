using Backprop.Gen.Graph;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>
/// Runs a graph as it stands, in double, node by node and sample by sample: no planning, no fusion, no vectors. It is the build of the
/// compiler with the optimisations off, and the reference for generated code.
/// </summary>
internal sealed class Interpreter(NetworkGraph graph)
{
    /// <summary>Called behind every node of every sample, where somebody wants to see more than results.</summary>
    public Action<Node, NodeEvaluation>? Observer { get; init; }

    /// <summary>Runs all nodes for all samples.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="parameters">Each parameter's elements, in the graph's order.</param>
    public InterpretedBatch Run(SampleBatch batch, IReadOnlyList<double[]> parameters)
    {
        double[][] shared = new double[graph.Values.Count][];
        foreach ((Parameter parameter, double[] elements) in graph.Parameters.Zip(parameters))
        {
            shared[parameter.Value] = elements;
        }

        foreach (Value gradient in graph.Values.Where(v => v.Role == ValueRole.ParameterGradient))
        {
            shared[gradient.Id] = new double[gradient.Shape.Size];
        }

        double[][][] samples = [.. Enumerable.Range(0, batch.Count).Select(s => Begin(batch, s, shared))];
        foreach (Node node in graph.Nodes)
        {
            Evaluate(node, batch, samples);
        }

        return new InterpretedBatch(graph, batch, shared, samples);
    }

    /// <summary>A node for all samples before the next node: what the batch has in common is known when somebody reads it.</summary>
    private void Evaluate(Node node, SampleBatch batch, double[][][] samples)
    {
        Value result = graph.Values[node.Output];
        NodeEvaluation[] evaluations = new NodeEvaluation[samples.Length];
        double[] common = new double[result.Role == ValueRole.BatchStatistic ? result.Shape.Size : 0];
        for (int s = 0; s < samples.Length; s++)
        {
            double[][] values = samples[s];
            values[node.Output] ??= result.Role == ValueRole.BatchStatistic ? common : new double[result.Shape.Size];
            evaluations[s] = new(
                [.. node.Inputs.Select(i => values[i])],
                [.. node.Inputs.Select(i => graph.Values[i].Shape)],
                values[node.Output],
                result.Shape,
                new SamplePlace(s, batch.Seed, batch.Step));
        }

        if (BatchSemantics.TryEvaluate(node.Operation, evaluations))
        {
            return;
        }

        foreach (NodeEvaluation evaluation in evaluations)
        {
            OperationSemantics.Evaluate(node.Operation, evaluation);
            Observer?.Invoke(node, evaluation);
        }
    }

    private double[][] Begin(SampleBatch batch, int sample, double[][] shared)
    {
        double[][] values = [.. shared];
        Load(batch, sample, values);
        return values;
    }

    private void Load(SampleBatch batch, int sample, double[][] values)
    {
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            values[graph.Inputs[i].Value] = Sample(batch.Inputs[i], batch.Count, sample);
        }

        for (int o = 0; o < graph.Outputs.Count; o++)
        {
            if (graph.Outputs[o].Loss is { } loss && batch.Targets[o] is { } targets)
            {
                values[loss.Target] = Sample(targets, batch.Count, sample);
            }
        }

        // The values of these roles follow the order of the outputs; there is one weight.
        int next = 0;
        foreach (Value value in graph.Values)
        {
            if (value.Role == ValueRole.SampleWeight)
            {
                values[value.Id] = [(batch.Weights?[sample] ?? 1) / batch.Count];
            }
            else if (value.Role == ValueRole.OutputGradient)
            {
                values[value.Id] = Sample(batch.OutputGradients[next++], batch.Count, sample);
            }
        }
    }

    private static double[] Sample(double[] all, int count, int sample)
    {
        int size = all.Length / count;
        return all[(sample * size)..((sample + 1) * size)];
    }
}
