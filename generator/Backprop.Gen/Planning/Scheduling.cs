using Backprop.Gen.Collections;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>Puts a graph's nodes in order, with what must be fetched before them and handed over behind them.</summary>
internal sealed class Scheduling
{
    private readonly NetworkGraph graph;
    private readonly bool sample;
    private readonly bool watched;
    private readonly int weights;
    private readonly Segments segments;
    private readonly List<Step> steps = [];
    private readonly HashSet<int> present = [];
    private int segment;

    private Scheduling(NetworkGraph graph, bool sample, bool watched)
    {
        this.sample = sample;
        this.watched = watched;
        weights = graph.Values.FirstOrDefault(v => v.Role == ValueRole.SampleWeight)?.Id ?? graph.Values.Count;
        this.graph = weights < graph.Values.Count
            ? graph
            : graph with { Values = graph.Values.Append(new Value(weights, Shape.Of(1), ValueRole.SampleWeight, "w", Layout.Rows)).ToEquatableArray() };
        segments = new Segments(graph);
    }

    /// <summary>A program for a tile of samples.</summary>
    public static Program Tile(NetworkGraph graph, bool watched) => new Scheduling(graph, sample: false, watched).Run();

    /// <summary>A program for one sample: kernels that are vectorised over features where there are such.</summary>
    public static Program Sample(NetworkGraph graph) => new Scheduling(graph, sample: true, watched: false).Run();

    private Program Run()
    {
        Store(-1);
        foreach (Phase phase in (Phase[])[Phase.Forward, Phase.Loss, Phase.Backward])
        {
            foreach (int n in Enumerable.Range(0, graph.Nodes.Count).Where(n => graph.Nodes[n].Phase == phase).OrderBy(n => segments[n]))
            {
                segment = segments[n];
                Add(graph.Nodes[n]);
            }

            if (phase == Phase.Loss)
            {
                segment = segments.OfLosses;
                AddLosses();
            }
        }

        return Lifetimes.Place(graph, steps.ToEquatableArray(), sample);
    }

    private void Add(Node node)
    {
        foreach (int input in node.Inputs)
        {
            Fetch(input, node.Phase);
        }

        if (!node.Operation.IsView)
        {
            Append(StepOf(node));
        }

        if (node.Phase == Phase.Forward)
        {
            Watch(node);
            Store(node.Output);
        }
    }

    private void Append(Step step) => steps.Add(step with { Segment = segment });

    private KernelStep StepOf(Node node)
    {
        // What is the same for all samples is computed as for one.
        KernelForm form = new(node.Operation, node.Inputs.Select(OperandOf).ToEquatableArray(), OperandOf(node.Output), sample || IsOnce(node));
        if (form.Sample && !sample)
        {
            return new KernelStep(node, form, Scalar: false);
        }

        return !sample || node.Operation.HasSampleKernel || node.Operation.IsFlat(form)
            ? new KernelStep(node, form, Scalar: sample && node.Operation.HasOneResult(form))
            : new KernelStep(node, form with { Sample = false }, Scalar: true);
    }

    private bool IsOnce(Node node) => graph.Values[node.Output] is { Role: ValueRole.Computed, Layout: Layout.Shared };

    private Operand OperandOf(int value)
    {
        Value v = graph.Values[value];
        bool shared = v.Role is ValueRole.Parameter or ValueRole.ParameterGradient || v.Layout == Layout.Shared;
        return new Operand(v.Shape, shared, v.Layout);
    }

    /// <summary>
    /// Fetches what the batch brings, right before it is read for the first time: steps run phase by phase, so the phase is that of the reader.
    /// </summary>
    private void Fetch(int value, Phase phase)
    {
        ValueRole role = graph.Values[value].Role;
        if (role is ValueRole.Computed or ValueRole.BatchStatistic or ValueRole.Parameter or ValueRole.ParameterGradient || !present.Add(value))
        {
            return;
        }

        Append(role switch
        {
            ValueRole.Input => new LoadInputStep(graph.Inputs.ToList().FindIndex(p => p.Value == value), value, phase),
            ValueRole.Target => new LoadTargetStep(graph.Outputs.ToList().FindIndex(o => o.Loss?.Target == value), value, phase),
            ValueRole.OutputGradient => new LoadOutputGradientStep(OutputOf(value), value, phase),
            _ => new LoadWeightsStep(value, phase),
        });
    }

    /// <summary>The gradients that the caller gives are in the order of the outputs.</summary>
    private int OutputOf(int gradient) => graph.Values.Where(v => v.Role == ValueRole.OutputGradient).ToList().FindIndex(v => v.Id == gradient);

    private void Watch(Node node)
    {
        if (!watched || node.Operation.IsView)
        {
            return;
        }

        // Where an activation's layer is folded into the one before it, the earlier layer's name stands for both.
        int layer = graph.Layers.ToList().FindIndex(l => l.Value == node.Output);
        if (layer >= 0 && node.Layer >= 0)
        {
            Append(new WatchStep(Math.Min(layer, node.Layer), node.Output));
        }
    }

    /// <summary>Hands over every output that is <paramref name="value"/>; -1 stands for those that are inputs of the network.</summary>
    private void Store(int value)
    {
        for (int o = 0; o < graph.Outputs.Count; o++)
        {
            int output = graph.Outputs[o].Value;
            bool isInput = graph.Values[output].Role == ValueRole.Input;
            if (value < 0 ? isInput : output == value)
            {
                Fetch(output, Phase.Forward);
                Append(new StoreOutputStep(o, output));
            }
        }
    }

    private void AddLosses()
    {
        for (int o = 0; o < graph.Outputs.Count; o++)
        {
            if (graph.Outputs[o].Loss is { } loss)
            {
                Fetch(weights, Phase.Loss);
                Append(new AddLossStep(o, loss.Value, weights));
            }
        }

        foreach (Penalty penalty in graph.Penalties)
        {
            Append(new AddPenaltyStep(penalty.Value));
        }
    }
}
