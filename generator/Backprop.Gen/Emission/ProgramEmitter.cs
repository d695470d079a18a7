using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>Writes the body of one program.</summary>
internal sealed class ProgramEmitter
{
    private readonly SourceWriter w;
    private readonly NetworkPlan plan;
    private readonly Program program;
    private readonly IReadOnlyDictionary<KernelForm, string> kernels;
    private readonly string element;
    private readonly ValueNames names;
    private readonly StepLabels labels;
    private readonly int[] roots;
    private readonly Dictionary<int, Place> places;
    private readonly HashSet<int> begun = [];
    private bool sample;

    public ProgramEmitter(SourceWriter w, NetworkPlan plan, Program program, IReadOnlyDictionary<KernelForm, string> kernels)
    {
        this.w = w;
        this.plan = plan;
        this.program = program;
        this.kernels = kernels;
        element = plan.Model.Element;
        names = new ValueNames(program.Graph);
        labels = new StepLabels(program);
        roots = Views.Roots(program.Graph);
        places = program.Places.ToDictionary(p => p.Value);
    }

    public void WriteTile()
    {
        w.Line($"ref {element} workspace = ref worker.Workspace;");
        WriteWeights();
        WriteGradients();
        WritePhase(Phase.Forward);

        // Only a prediction may come without targets.
        bool optional = program == plan.Predict && program.Steps.Any(s => s.Phase == Phase.Loss);
        if (optional)
        {
            w.Blank();
        }

        using (optional ? (IDisposable)w.Block("if (batch.HasTargets)") : null)
        {
            WritePhase(Phase.Loss);
        }

        WritePhase(Phase.Backward);
        WriteAbsentGradients();
    }

    public void WriteSample()
    {
        sample = true;
        WriteWeights();
        WritePhase(Phase.Forward);
    }

    private IEnumerable<int> Used(ValueRole role) => program.Steps
        .SelectMany(s => s.Writes >= 0 ? s.Reads.Append(s.Writes) : s.Reads)
        .Where(v => program.Graph.Values[v].Role == role)
        .Distinct();

    private void WriteWeights()
    {
        foreach (int value in Used(ValueRole.Parameter))
        {
            w.Line($"ref {element} {names[value]} = {At("θ", plan.Parameters.OffsetOf(program.Graph.Values[value].Name))};");
        }
    }

    private void WriteGradients()
    {
        int[] gradients = [.. Used(ValueRole.ParameterGradient)];
        if (gradients.Length > 0)
        {
            w.Line($"ref {element} dθ = ref worker.Gradients;");
            w.Line("bool add = worker.AddsToGradients;");
        }

        foreach (int value in gradients)
        {
            w.Line($"ref {element} {names[value]} = {At("dθ", plan.Parameters.OffsetOf(program.Graph.Values[value].Name.TrimStart('∂')))};");
        }
    }

    private static string At(string block, int offset) =>
        offset == 0 ? $"ref {block}" : $"ref Unsafe.Add(ref {block}, {KernelWriter.Number(offset)})";

    private void WritePhase(Phase phase)
    {
        for (int s = 0; s < program.Steps.Count; s++)
        {
            if (program.Steps[s].Phase == phase)
            {
                Write(s);
            }
        }
    }

    private void Write(int s)
    {
        Step step = program.Steps[s];
        if (step is KernelStep { Node: var node })
        {
            w.Blank();
            w.Line($"// {labels[s]}  {node.Operation.Describe([.. node.Inputs.Select(i => names.Described(roots[i]))], names.Described(node.Output))}");
        }
        else if (step.Writes >= 0)
        {
            w.Blank();
        }

        if (step is LoadInputStep { Port: var port } && sample)
        {
            WriteSampleInput(port, step.Writes);
            return;
        }

        Declare(step.Writes);
        w.Line(Statement(step));
    }

    /// <summary>The input where it lies, if all that read it do so element by element; else a copy that whole vectors may be read from.</summary>
    private void WriteSampleInput(int port, int value)
    {
        bool inPlace = program.Steps
            .Where(s => s.Reads.Any(v => roots[v] == value))
            .All(s => s is KernelStep { Form: { Sample: true, Operation: Affine }, Node.Inputs: var inputs } && inputs.Count(v => roots[v] == value) == 1 && roots[inputs[0]] == value);
        if (inPlace)
        {
            w.Line($"ref {element} {names[value]} = ref MemoryMarshal.GetReference({ValueNames.Source(port)});");
            return;
        }

        Declare(value);
        w.Line($"{ValueNames.Source(port)}.CopyTo(MemoryMarshal.CreateSpan(ref {names[value]}, {Size(value)}));");
    }

    private void Declare(int value)
    {
        if (value < 0 || program.Graph.Values[value].Role == ValueRole.ParameterGradient)
        {
            return;
        }

        int row = places[value].Row;
        string offset = sample ? KernelWriter.Number(row) : KernelWriter.Times("S", row);
        w.Line(row == 0
            ? $"ref {element} {names[value]} = ref workspace;"
            : $"ref {element} {names[value]} = ref Unsafe.Add(ref workspace, {offset.Trim('(', ')')});");
    }

    private string Statement(Step step)
    {
        switch (step)
        {
            case LoadInputStep load:
                return $"batch.LoadInput({load.Port}, {Size(load.Value)}, first, count, {Ref(load.Value)}, S);";
            case LoadTargetStep load:
                LossTerm loss = program.Graph.Outputs[load.Output].Loss!;
                return $"batch.LoadTarget({load.Output}, {Size(load.Value)}, {KernelWriter.Number(loss.Labels ? loss.Classes : 0)}, first, count, {Ref(load.Value)}, S);";
            case LoadWeightsStep load:
                return $"batch.LoadWeights(first, count, {Ref(load.Value)}, S);";
            case LoadOutputGradientStep load:
                return $"batch.LoadOutputGradient({load.Output}, {Size(load.Value)}, first, count, {Ref(load.Value)}, S);";
            case StoreOutputStep store when sample:
                return $"MemoryMarshal.CreateReadOnlySpan({Ref(store.Value)}, {Size(store.Value)}).CopyTo({ValueNames.Sink(store.Output)});";
            case StoreOutputStep store:
                return $"batch.StoreOutput({store.Output}, {Size(store.Value)}, first, count, {Ref(store.Value)}, S);";
            case AddLossStep add:
                return $"worker.AddLoss({add.Output}, {Ref(add.Loss)}, {Ref(add.Weights)}, count);";
            case AddPenaltyStep add:
                return $"worker.AddPenalty({Ref(add.Value)}, count);";
            case WatchStep watch:
                return $"worker.Watch({Literal(program.Graph.Layers[watch.Layer].Name)}, {Ref(watch.Value)}, {Size(watch.Value)}, S, count);";
            default:
                return Call((KernelStep)step);
        }
    }

    private string Call(KernelStep step)
    {
        if (step.IsCall)
        {
            return step.Form.Operation.Call(step.Form, [.. step.Node.Inputs.Select(v => names[roots[v]])], names[roots[step.Node.Output]]);
        }

        List<string> arguments = [.. step.Node.Inputs.Select(Ref), Ref(step.Node.Output)];
        if (!(step.Form.Sample && step.Form.Operation.HasSampleKernel))
        {
            arguments.Add(sample ? "1" : "S");
        }

        if (step.Form.Operation.CountsSamples)
        {
            arguments.Add("count");
        }

        if (step.Form.Operation.OutputRole == ValueRole.ParameterGradient)
        {
            // Of several terms of one gradient only the first may overwrite.
            arguments.Add(begun.Add(step.Node.Output) ? "add" : "true");
        }

        return $"Kernels.{kernels[step.Form]}<{(step.Scalar ? "U" : "V")}>({string.Join(", ", arguments)});";
    }

    private string Ref(int value) => "ref " + names[roots[value]];

    private string Size(int value) => KernelWriter.Number(program.Graph.Values[value].Shape.Size);

    private static string Literal(string text) => $"\"{text}\"";

    private void WriteAbsentGradients()
    {
        if (!program.Steps.Any(s => s.Phase == Phase.Backward))
        {
            return;
        }

        string[] inputs = [.. program.Graph.Inputs.Select(i => $"∂L/∂{i.Name}")];
        w.Blank();
        w.Line($"// {string.Join(" and ", inputs)} {(inputs.Length == 1 ? "is" : "are")} not computed: no weight lies before {(inputs.Length == 1 ? "it" : "them")}.");
    }
}
