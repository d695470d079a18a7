using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>The statement of each step of a program: a call of a kernel or of the runtime. The steps are asked for in their order.</summary>
internal sealed class StepStatements(
    NetworkPlan plan, Program program, IReadOnlyDictionary<KernelForm, string> kernels, ValueNames names, int[] roots)
{
    private readonly HashSet<int> begun = [];

    // Values that are zero behind the last sample: what is loaded, and what has been cleared.
    private readonly HashSet<int> cleared = [.. program.Steps
        .Where(s => s is LoadInputStep or LoadTargetStep or LoadWeightsStep or LoadOutputGradientStep)
        .Select(s => roots[s.Writes])];

    /// <param name="step">The step.</param>
    /// <param name="sample">Whether the program is that of one sample.</param>
    public string Of(Step step, bool sample)
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
            case KernelStep { Form.Operation.SumsAllLanes: true } kernel:
                return string.Join("\n", [.. kernel.Node.Inputs.Select(v => roots[v]).Where(cleared.Add).Select(Clear), Call(kernel, sample)]);
            default:
                return Call((KernelStep)step, sample);
        }
    }

    private string Clear(int value) => $"LaneSums.ClearBehind({Ref(value)}, {Size(value)}, S, count);";

    private string Call(KernelStep step, bool sample)
    {
        if (step.IsCall)
        {
            return step.Form.Operation.Call(step.Form, [.. step.Node.Inputs.Select(v => names[roots[v]]), .. More(step)], names[roots[step.Node.Output]]);
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
            arguments.Add(Adds(step));
        }

        if (step.Form.Operation.ReadsAheadOf is >= 0 and int port)
        {
            arguments.Add($"worker.Ahead.Of({KernelWriter.Number(port)}, {Size(program.Graph.Inputs[port].Value)})");
        }

        return $"Kernels.{kernels[step.Form]}<{(step.Scalar ? "U" : "V")}>({string.Join(", ", arguments)});";
    }

    /// <summary>What a call of the runtime is given besides operands: the number of a statistic, or whether a gradient is added to.</summary>
    private IEnumerable<string> More(KernelStep step) => step.Form.Operation is BatchStatistic statistic
        ? [KernelWriter.Number(plan.Statistics.IndexOf(statistic))]
        : step.Form.Operation.OutputRole == ValueRole.ParameterGradient ? [Adds(step)] : [];

    /// <summary>Of several terms of one gradient only the first may overwrite.</summary>
    private string Adds(KernelStep step) => begun.Add(step.Node.Output) ? "add" : "true";

    private string Ref(int value) => "ref " + names[roots[value]];

    /// <summary>The elements of a value, as they are written.</summary>
    public string Size(int value) => KernelWriter.Number(program.Graph.Values[value].Shape.Size);

    private static string Literal(string text) => $"\"{text}\"";
}
