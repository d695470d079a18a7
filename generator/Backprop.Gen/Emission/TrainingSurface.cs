using Backprop.Gen.Graph;

namespace Backprop.Gen.Emission;

/// <summary>Writes the methods of a training loop: whole steps, and their parts for people who write their own.</summary>
internal static class TrainingSurface
{
    private const string Fits = "/// <exception cref=\"global::System.ArgumentException\">The spans do not fit the network or each other.</exception>";

    public static void Write(SourceWriter w, NetworkModel model, Ports ports)
    {
        Judged(w, model, ports, "TrainOnBatch", "Forward, loss, backward and one optimizer step. Allocates nothing.",
            "The batch's loss before the step: the weighted sum over the outputs, each the mean over the batch.",
            "/// <exception cref=\"global::Backprop.NonFiniteLossException\">The loss is NaN or infinite; the weights are those before the step.</exception>");
        Judged(w, model, ports, "ComputeGradients", "Forward, loss and backward into <c>Gradients</c>; the weights stay. <c>ApplyGradients()</c> then takes the step.", "The batch's loss.", null);
        Judged(w, model, ports, "TestOnBatch", "Forward in prediction mode and the loss; nothing changes.", "The batch's loss.", null);
        Free(w, model, ports, "Forward", backward: false);
        Free(w, model, ports, "Backward", backward: true);
        Rehearsal(w, model, ports);
    }

    private static void Rehearsal(SourceWriter w, NetworkModel model, Ports ports)
    {
        Port[] judged = [.. ports.Outputs.Where(o => o.Loss is not null)];
        string samples = ports.Local("samples");
        w.Line("/// <inheritdoc/>");
        using (w.Block($"protected override void Rehearse(int {samples})"))
        {
            foreach (Port port in ports.Inputs.Concat(ports.Outputs))
            {
                w.Line($"{model.Element}[] {port.Parameter} = new {model.Element}[{samples} * {port.SizeConstant}];");
            }

            foreach (Port port in judged)
            {
                string element = port.Loss!.Labels ? "int" : model.Element;
                w.Line($"{element}[] {port.Target} = new {element}[{samples} * {KernelWriter.Number(model.Training.Values[port.Loss.Target].Shape.Size)}];");
            }

            Port[] predicted = [.. ports.Inputs, .. ports.Outputs];
            string batch = string.Join(", ", ports.Inputs.Select(p => p.Parameter).Concat(judged.Select(p => p.Target)));
            w.Line($"Predict({string.Join(", ", predicted.Select(p => $"global::System.MemoryExtensions.AsSpan({p.Parameter}, 0, {p.SizeConstant})"))});");
            w.Line($"Predict({string.Join(", ", predicted.Select(p => p.Parameter))});");
            w.Line($"TestOnBatch({batch});");
            w.Line($"TrainOnBatch({batch});");
        }

        w.Blank();
    }

    private static void Judged(SourceWriter w, NetworkModel model, Ports ports, string name, string summary, string returns, string? exception)
    {
        string element = model.Element;
        Port[] judged = [.. ports.Outputs.Where(o => o.Loss is not null)];
        List<string> parameters = [.. ports.Inputs.Select(p => Span("ReadOnlySpan", element, p.Parameter))];
        parameters.AddRange(judged.Select(p => Span("ReadOnlySpan", p.Loss!.Labels ? "int" : element, p.Target)));
        parameters.Add(Span("ReadOnlySpan", element, "sampleWeights = default"));
        w.Line($"/// <summary>{summary}</summary>");
        DocumentInputs(w, ports);
        foreach (Port port in judged)
        {
            w.Line($"/// <param name=\"{port.Target}\">{Describe(port, model)}</param>");
        }

        w.Line("/// <param name=\"sampleWeights\">A factor for each sample's loss; empty for 1.</param>");
        w.Line($"/// <returns>{returns}</returns>");
        w.Line(Fits);
        if (exception is not null)
        {
            w.Line(exception);
        }

        w.Line(SurfaceEmitter.CompiledOnce);
        using (w.Block($"public double {name}({string.Join(", ", parameters)})"))
        {
            Begin(w, element, ports);
            foreach (Port port in judged)
            {
                w.Line($"{ports.Local("batch")}.{(port.Loss!.Labels ? "Labels" : "Target")}({port.Index}, {port.Target});");
            }

            w.Line($"{ports.Local("batch")}.SampleWeights(sampleWeights);");
            w.Line($"return {(name == "TestOnBatch" ? "EvaluateBatch" : name)}Core({ports.Local("batch")});");
        }

        w.Blank();
    }

    private static void Free(SourceWriter w, NetworkModel model, Ports ports, string name, bool backward)
    {
        string element = model.Element;
        IEnumerable<string> inputs = ports.Inputs.Select(p => Span("ReadOnlySpan", element, p.Parameter));
        IEnumerable<string> outputs = ports.Outputs.Select(p => backward ? Span("ReadOnlySpan", element, p.Gradient) : Span("Span", element, p.Parameter));
        w.Line(backward
            ? "/// <summary>Backward from your own ∂L/∂output into <c>Gradients</c>, with the random masks of the last <c>Forward</c>, which is computed again.</summary>"
            : "/// <summary>Forward in training mode: dropout is active, with the masks of the coming step.</summary>");
        DocumentInputs(w, ports);
        foreach (Port port in ports.Outputs)
        {
            w.Line(backward
                ? $"/// <param name=\"{port.Gradient}\">∂L/∂{port.Name} of each sample, shape {port.Shape}; divide by the batch size yourself for a mean.</param>"
                : $"/// <param name=\"{port.Parameter.TrimStart('@')}\">Receives <see cref=\"{port.SizeConstant}\"/> elements a sample, shape {port.Shape}.</param>");
        }

        w.Line(Fits);
        w.Line(SurfaceEmitter.CompiledOnce);
        using (w.Block($"public void {name}({string.Join(", ", inputs.Concat(outputs))})"))
        {
            Begin(w, element, ports);
            foreach (Port port in ports.Outputs)
            {
                w.Line(backward ? $"{ports.Local("batch")}.OutputGradient({port.Index}, {port.Gradient});" : $"{ports.Local("batch")}.Output({port.Index}, {port.Parameter});");
            }

            w.Line($"{(backward ? "Backpropagate" : "Forward")}Core({ports.Local("batch")});");
        }

        w.Blank();
    }

    private static void Begin(SourceWriter w, string element, Ports ports)
    {
        w.Line($"var {ports.Local("batch")} = new global::Backprop.Runtime.BatchArguments<{element}>();");
        foreach (Port port in ports.Inputs)
        {
            w.Line($"{ports.Local("batch")}.Input({port.Index}, {port.Parameter});");
        }
    }

    private static void DocumentInputs(SourceWriter w, Ports ports)
    {
        foreach (Port port in ports.Inputs)
        {
            w.Line($"/// <param name=\"{port.Parameter.TrimStart('@')}\">Samples of shape {port.Shape}, row-major, one behind the other.</param>");
        }
    }

    private static string Describe(Port port, NetworkModel model)
    {
        Shape target = model.Training.Values[port.Loss!.Target].Shape;
        string each = target.Size == 1 ? "one a sample" : $"{target} a sample";
        return port.Loss.Labels
            ? $"Class indices from 0 to {KernelWriter.Number(port.Loss.Classes - 1)} for the output '{port.Name}', {each}."
            : $"Target values for the output '{port.Name}', {each}.";
    }

    private static string Span(string kind, string element, string name) => $"global::System.{kind}<{element}> {name}";
}
