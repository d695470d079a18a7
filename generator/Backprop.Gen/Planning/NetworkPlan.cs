using Backprop.Gen.Collections;
using Backprop.Gen.Emission;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Planning;

/// <summary>All that the text says, decided: programs, kernels, offsets, sizes. Emission only writes it down.</summary>
/// <param name="Model">What was declared.</param>
/// <param name="Parameters">Where each weight lies.</param>
/// <param name="Statistics">Where each statistic of the batch lies.</param>
/// <param name="TileSize">The most samples that run at once.</param>
/// <param name="Train">Forward, losses, backward.</param>
/// <param name="Backpropagate">Forward, then backward from the caller's gradients.</param>
/// <param name="Forward">Forward in training mode.</param>
/// <param name="Predict">Forward in prediction mode, and the losses where targets are given.</param>
/// <param name="Sample">One sample in prediction mode.</param>
/// <param name="Kernels">Each kernel once, by name, in the order of first use.</param>
internal sealed record NetworkPlan(
    NetworkModel Model,
    ParameterLayout Parameters,
    StatisticLayout Statistics,
    int TileSize,
    Program Train,
    Program Backpropagate,
    Program Forward,
    Program Predict,
    Program Sample,
    EquatableArray<Kernel> Kernels)
{
    /// <summary>Every program, training first.</summary>
    public IReadOnlyList<Program> Programs => [Train, Backpropagate, Forward, Predict, Sample];

    /// <summary>Rows in the workspace of a training tile: the most that a training program needs.</summary>
    public int TrainingRows => Math.Max(Train.Rows, Math.Max(Backpropagate.Rows, Forward.Rows));

    /// <summary>Whether both backward passes write the gradient of every trainable parameter.</summary>
    public bool WritesAllGradients => WritesAll(Train) && WritesAll(Backpropagate);

    private bool WritesAll(Program program) => Parameters.Tensors.Where(t => t.Parameter.Trainable).All(t => program.Steps.Any(s =>
        s.Writes >= 0 && program.Graph.Values[s.Writes] is { Role: ValueRole.ParameterGradient, Name: var name } && name == "∂" + t.Parameter.Name));

    /// <summary>Decides everything.</summary>
    /// <param name="model">What was declared.</param>
    /// <param name="tileSize">Another tile than the policy's, a multiple of 16: results must not depend on it but for roundings.</param>
    public static NetworkPlan Of(NetworkModel model, int? tileSize = null)
    {
        NetworkGraph losses = ReadingAhead.Apply(Lower(Differentiation.Backpropagation.OfLosses(model.Training)), model.ElementSize);
        NetworkGraph outputs = ReadingAhead.Apply(Lower(Differentiation.Backpropagation.OfOutputs(model.Training)), model.ElementSize);
        Program train = Scheduling.Tile(losses, watched: true);
        Program backpropagate = Scheduling.Tile(outputs, watched: false);
        Program forward = Scheduling.Tile(Lower(WithoutLosses(model.Training)), watched: false);
        Program predict = Scheduling.Tile(Lower(model.Inference), watched: false);
        Program sample = Scheduling.Sample(Lower(WithoutLosses(model.Inference)));
        return new NetworkPlan(
            model,
            ParameterLayout.Of(model.Training.Parameters),
            StatisticLayout.Of([train, backpropagate, forward]),
            tileSize ?? TilePolicy.Samples(model, train.Rows),
            train, backpropagate, forward, predict, sample,
            Kernel.Collect([train, backpropagate, forward, predict, sample]));
    }

    private static NetworkGraph Lower(NetworkGraph graph) => Fusion.Apply(Simplification.Apply(graph));

    private static NetworkGraph WithoutLosses(NetworkGraph graph) => graph with
    {
        Nodes = graph.Nodes.Where(n => n.Phase == Phase.Forward).ToEquatableArray(),
        Outputs = graph.Outputs.Select(o => o with { Loss = null }).ToEquatableArray(),
        Penalties = [],
    };
}

/// <summary>One method of the generated class: its steps and where its values lie.</summary>
/// <param name="Graph">After fusion.</param>
/// <param name="Steps">In order of execution.</param>
/// <param name="Places">Where each value lies that needs memory in the workspace, by value id in ascending order.</param>
/// <param name="Rows">Rows of the workspace.</param>
internal sealed record Program(NetworkGraph Graph, EquatableArray<Step> Steps, EquatableArray<Place> Places, int Rows)
{
    /// <summary>Passes over the batch.</summary>
    public int Segments => 1 + Steps.Select(s => s.Segment).DefaultIfEmpty(0).Max();
}

/// <summary>Rows of the workspace that hold a value from one step to another.</summary>
/// <param name="Value">A value that is no view.</param>
/// <param name="Row">The first row.</param>
/// <param name="Rows">How many.</param>
/// <param name="From">The step that writes it.</param>
/// <param name="To">The last step that reads it.</param>
internal sealed record Place(int Value, int Row, int Rows, int From, int To);

/// <summary>A kernel method: what it computes and its name.</summary>
internal sealed record Kernel(string Name, KernelForm Form)
{
    /// <summary>Every kernel that the programs call, once; where two forms would have the same name, the later ones get a number.</summary>
    public static EquatableArray<Kernel> Collect(IReadOnlyList<Program> programs)
    {
        List<Kernel> kernels = [];
        HashSet<KernelForm> seen = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (KernelStep step in programs.SelectMany(p => p.Steps).OfType<KernelStep>())
        {
            if (step.IsCall || !seen.Add(step.Form))
            {
                continue;
            }

            string name = step.Form.Operation.KernelName(step.Form) + (step.Form.Sample && step.Form.Output.Layout != Layout.Shared ? "_Sample" : "");
            string unique = name;
            for (int i = 2; !names.Add(unique); i++)
            {
                unique = $"{name}_{KernelWriter.Number(i)}";
            }

            kernels.Add(new Kernel(unique, step.Form));
        }

        return kernels.ToEquatableArray();
    }
}
