using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Emission;

/// <summary>F1, F2 … forward, L1 … losses, B1 … backward: the steps that compute are counted, the others belong to the next one.</summary>
internal sealed class StepLabels
{
    private readonly string[] labels;

    public StepLabels(Program program)
    {
        labels = new string[program.Steps.Count];
        Dictionary<Phase, int> counts = [];
        for (int s = 0; s < labels.Length; s++)
        {
            Step step = program.Steps[s];
            counts.TryGetValue(step.Phase, out int count);
            bool computes = step is KernelStep or AddLossStep or AddPenaltyStep;
            counts[step.Phase] = computes ? count + 1 : count;

            // What is fetched belongs to the step that reads it, what is handed over to the step that made it.
            labels[s] = Letter(step.Phase) + KernelWriter.Number(Math.Max(1, computes || step.Writes >= 0 ? count + 1 : count));
        }
    }

    public string this[int step] => labels[step];

    private static string Letter(Phase phase) => phase switch
    {
        Phase.Forward => "F",
        Phase.Loss => "L",
        _ => "B",
    };
}
