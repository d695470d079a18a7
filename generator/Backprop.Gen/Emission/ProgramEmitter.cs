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
    private readonly string element;
    private readonly ValueNames names;
    private readonly StepLabels labels;
    private readonly StepStatements statements;
    private readonly int[] roots;
    private readonly Dictionary<int, Place> places;
    private readonly Dictionary<int, Node> makers;
    private readonly HashSet<int> declared = [];
    private readonly bool segmented;
    private bool sample;
    private bool opened;

    public ProgramEmitter(SourceWriter w, NetworkPlan plan, Program program, IReadOnlyDictionary<KernelForm, string> kernels)
    {
        this.w = w;
        this.plan = plan;
        this.program = program;
        element = plan.Model.Element;
        segmented = program.Segments > 1;
        names = new ValueNames(program.Graph);
        labels = new StepLabels(program);
        roots = Views.Roots(program.Graph);
        statements = new StepStatements(plan, program, kernels, names, roots);
        places = program.Places.ToDictionary(p => p.Value);
        makers = program.Graph.Nodes
            .Where(n => n.Operation.OutputRole == ValueRole.BatchStatistic)
            .ToDictionary(n => n.Output);
    }

    public void WriteTile()
    {
        w.Line($"ref {element} workspace = ref worker.Workspace;");
        if (segmented)
        {
            WriteSegments();
            WriteAbsentGradients();
            return;
        }

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

    /// <summary>A case for each pass over the batch; each declares what it uses, because another one may have computed it.</summary>
    private void WriteSegments()
    {
        w.Line($"ref {element} statistics = ref worker.Statistics;");
        if (Used(ValueRole.ParameterGradient).Any())
        {
            WriteGradientBlock();
        }

        w.Blank();
        w.Line("""
            // A statistic of the batch is known when all tiles have given their parts. So all of them run one segment before any begins the next one,
            // and each keeps its workspace in between.
            """);
        using (w.Block("switch (worker.Segment)"))
        {
            for (int segment = 0; segment < program.Segments; segment++)
            {
                using (w.Block($"case {segment}:"))
                {
                    declared.Clear();
                    opened = true;
                    foreach (int s in Enumerable.Range(0, program.Steps.Count).Where(s => program.Steps[s].Segment == segment))
                    {
                        Write(s);
                    }

                    w.Line("break;");
                }
            }
        }
    }

    private IEnumerable<int> Used(ValueRole role) => program.Steps
        .SelectMany(s => s.Writes >= 0 ? s.Reads.Append(s.Writes) : s.Reads)
        .Where(v => program.Graph.Values[v].Role == role)
        .Distinct();

    private void WriteWeights()
    {
        foreach (int value in Used(ValueRole.Parameter))
        {
            DeclareWeight(value);
        }
    }

    private void DeclareWeight(int value) =>
        w.Line($"ref {element} {names[value]} = {At("θ", plan.Parameters.OffsetOf(program.Graph.Values[value].Name))};");

    private void DeclareGradient(int value) =>
        w.Line($"ref {element} {names[value]} = {At("dθ", plan.Parameters.OffsetOf(program.Graph.Values[value].Name.TrimStart('∂')))};");

    private void DeclareStatistic(int value)
    {
        if (makers[value] is { Operation: StatisticPart part, Inputs: var inputs } && makers[inputs[0]].Operation is BatchStatistic statistic)
        {
            int offset = plan.Statistics.Statistics[plan.Statistics.IndexOf(statistic)].OffsetOf(part.Row);
            w.Line($"ref {element} {names[value]} = {At("statistics", offset)};");
        }
    }

    private void WriteGradients()
    {
        int[] gradients = [.. Used(ValueRole.ParameterGradient)];
        if (gradients.Length > 0)
        {
            WriteGradientBlock();
        }

        foreach (int value in gradients)
        {
            DeclareGradient(value);
        }
    }

    private void WriteGradientBlock()
    {
        w.Line($"ref {element} dθ = ref worker.Gradients;");
        w.Line("bool add = worker.AddsToGradients;");
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
            WriteGap();
            w.Line($"// {labels[s]}  {node.Operation.Describe([.. node.Inputs.Select(i => names.Described(roots[i]))], names.Described(node.Output))}");
        }
        else if (step.Writes >= 0)
        {
            WriteGap();
        }

        if (step is LoadInputStep { Port: var port } && sample)
        {
            WriteSampleInput(port, step.Writes);
            return;
        }

        if (segmented)
        {
            DeclareOperands(step);
        }

        Declare(step.Writes);
        w.Line(statements.Of(step, sample));
    }

    /// <summary>A blank line, but not behind an opening brace.</summary>
    private void WriteGap()
    {
        if (!opened)
        {
            w.Blank();
        }

        opened = false;
    }

    /// <summary>In a segment: what the step reads, and the gradient that it writes, where they are used for the first time.</summary>
    private void DeclareOperands(Step step)
    {
        foreach (int value in step.Reads.Select(v => roots[v]))
        {
            if (declared.Add(value))
            {
                DeclareOperand(value);
            }
        }

        if (step.Writes >= 0 && declared.Add(step.Writes) && program.Graph.Values[step.Writes].Role == ValueRole.ParameterGradient)
        {
            DeclareGradient(step.Writes);
        }
    }

    private void DeclareOperand(int value)
    {
        switch (program.Graph.Values[value].Role)
        {
            case ValueRole.Parameter:
                DeclareWeight(value);
                break;
            case ValueRole.BatchStatistic:
                DeclareStatistic(value);
                break;
            default:
                Declare(value);
                break;
        }
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
        w.Line($"{ValueNames.Source(port)}.CopyTo(MemoryMarshal.CreateSpan(ref {names[value]}, {statements.Size(value)}));");
    }

    private void Declare(int value)
    {
        if (value < 0 || program.Graph.Values[value].Role is ValueRole.ParameterGradient or ValueRole.BatchStatistic)
        {
            return;
        }

        int row = places[value].Row;
        string offset = sample ? KernelWriter.Number(row) : KernelWriter.Times("S", row);
        w.Line(row == 0
            ? $"ref {element} {names[value]} = ref workspace;"
            : $"ref {element} {names[value]} = ref Unsafe.Add(ref workspace, {offset.Trim('(', ')')});");
    }

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
