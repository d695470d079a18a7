using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>The head of the file: layers, where the parameters lie, which rows of the workspace hold what and how long, how much text each layer needs.</summary>
internal static class HeaderEmitter
{
    /// <param name="w">Where to.</param>
    /// <param name="plan">What the file says.</param>
    /// <param name="kernelLines">Lines of each of its kernels.</param>
    public static void Write(SourceWriter w, NetworkPlan plan, IReadOnlyList<int> kernelLines)
    {
        NetworkModel model = plan.Model;
        List<string> lines = [model.Type.QualifiedName, "", .. LayerTable.Lines(model.Training)];
        lines.Add("");
        lines.AddRange(Losses(model));
        lines.AddRange(Penalties(model.Training));
        lines.AddRange(Rules(model.Training));
        lines.Add($"Optimizer: {model.Optimizer.Kind}, η = {Expressions.Literals.Plain(model.Optimizer.LearningRate)} at first");
        if (model.Optimizer.Schedule is { } schedule)
        {
            lines.AddRange(schedule.Formula.Select((f, i) => $"    {(i == 0 ? schedule.Kind + ", s batches behind: " : "")}{f}"));
        }

        lines.AddRange(model.Optimizer.Update.Formula.Select(f => "    " + f));
        lines.Add("");
        lines.AddRange(Parameters(plan));
        lines.Add("");
        lines.AddRange(Workspace(plan));
        lines.Add("");
        lines.AddRange(KernelSizes.Lines(plan, kernelLines));
        foreach (string line in lines)
        {
            w.Line(line.Length == 0 ? "//" : "// " + line);
        }
    }

    private static IEnumerable<string> Losses(NetworkModel model)
    {
        foreach (OutputPort output in model.Training.Outputs)
        {
            yield return output.Loss is { } loss
                ? $"Loss of '{output.Name}': {loss.Kind}{(loss.FromLogits ? " from logits" : "")}{(loss.Weight == 1 ? "" : $", weight {Expressions.Literals.Plain(loss.Weight)}")}"
                : $"Output '{output.Name}' has no loss.";
        }
    }

    private static IEnumerable<string> Penalties(NetworkGraph graph) => graph.Penalties.Select(p =>
    {
        string layer = graph.Layers.FirstOrDefault(l => l.Value == p.Source)?.Name ?? "the input";
        return $"Penalty on '{layer}': Σ {Expressions.ExpressionPrinter.Mathematics(p.Formula, name => name)} over features and samples";
    });

    /// <summary>What training asks of single weights beside the losses.</summary>
    private static IEnumerable<string> Rules(NetworkGraph graph)
    {
        foreach (Parameter weight in graph.Parameters)
        {
            if (weight.Regularizer is { } r)
            {
                string[] terms =
                [
                    .. r.L1 > 0 ? [$"{Expressions.Literals.Plain(r.L1)}·Σ|w|"] : Array.Empty<string>(),
                    .. r.L2 > 0 ? [$"{Expressions.Literals.Plain(r.L2)}·Σw²"] : Array.Empty<string>(),
                    .. r.Orthogonal > 0 ? [$"{Expressions.Literals.Plain(r.Orthogonal)}·mean |cos| of its {(r.Columns ? "columns" : "rows")}"] : Array.Empty<string>(),
                ];
                yield return $"Penalty of '{weight.Name}': {(terms.Length == 0 ? "0" : string.Join(" + ", terms))}";
            }

            if (weight.Constraint is { } c)
            {
                yield return $"Behind every step: {c.Kind} of '{weight.Name}'";
            }
        }
    }

    private static IEnumerable<string> Parameters(NetworkPlan plan)
    {
        yield return $"Parameters: {LayerTable.Count(plan.Parameters.Length)} elements, of which the first {LayerTable.Count(plan.Parameters.TrainableLength)} are trained; gradients and optimizer slots lie the same way.";
        int name = plan.Parameters.Tensors.Select(t => t.Parameter.Name.Length).DefaultIfEmpty(0).Max();
        foreach (PlacedParameter tensor in plan.Parameters.Tensors)
        {
            yield return $"    {KernelWriter.Number(tensor.Offset),9}  {tensor.Parameter.Name.PadRight(name)}  {tensor.Parameter.Shape}{(tensor.Parameter.Trainable ? "" : "  frozen")}";
        }
    }

    private static IEnumerable<string> Workspace(NetworkPlan plan)
    {
        Program train = plan.Train;
        ValueNames names = new(train.Graph);
        StepLabels labels = new(train);
        yield return $"Workspace of a training step: {LayerTable.Count(plan.TrainingRows)} rows, each one feature of up to {KernelWriter.Number(plan.TileSize)} samples. Values live from one step to another:";
        if (train.Segments > 1)
        {
            yield return $"    The statistics of the batch cut the step into {KernelWriter.Number(train.Segments)} segments; the rows of every tile are kept until the last one.";
        }

        (string Name, Place Place)[] rows = [.. train.Places.OrderBy(p => p.From).Select(p => (names[p.Value], p))];
        int name = rows.Select(r => r.Name.Length).DefaultIfEmpty(0).Max();
        foreach ((string value, Place place) in rows)
        {
            string span = $"{KernelWriter.Number(place.Row)}–{KernelWriter.Number(place.Row + place.Rows - 1)}";
            yield return $"    {span,15}  {value.PadRight(name)}  {labels[place.From]} to {labels[place.To]}";
        }
    }
}
