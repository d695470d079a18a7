using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimizers;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>An optimizer's formulas, evaluated weight by weight in double.</summary>
internal sealed class OptimizerState
{
    private readonly NetworkModel model;
    private readonly Dictionary<string, double>[][] slots;
    private long step;

    public OptimizerState(NetworkModel model)
    {
        this.model = model;
        slots = [.. model.Training.Parameters.Select(p => Enumerable.Range(0, (int)p.Shape.Size)
            .Select(_ => model.Optimizer.Update.Slots.ToDictionary(s => s.Name, s => s.InitialValue, StringComparer.Ordinal)).ToArray())];
    }

    /// <summary>θ ← the formulas of θ, g and the slots, for every trainable weight.</summary>
    public void Apply(IReadOnlyList<double[]> parameters, Func<int, double[]> gradients)
    {
        step++;
        Dictionary<string, double> shared = new(StringComparer.Ordinal) { ["η"] = model.Optimizer.LearningRate, ["t"] = step };
        foreach (Assignment scalar in model.Optimizer.Update.Scalars)
        {
            shared[scalar.Name] = scalar.Value.Evaluate(name => shared[name]);
        }

        for (int p = 0; p < parameters.Count; p++)
        {
            if (!model.Training.Parameters[p].Trainable)
            {
                continue;
            }

            double[] gradient = gradients(p);
            for (int i = 0; i < gradient.Length; i++)
            {
                parameters[p][i] = Update(parameters[p][i], gradient[i], slots[p][i], shared);
            }
        }
    }

    private double Update(double weight, double gradient, Dictionary<string, double> own, Dictionary<string, double> shared)
    {
        Dictionary<string, double> local = new(StringComparer.Ordinal) { ["θ"] = weight, ["g"] = gradient };
        foreach (Assignment assignment in model.Optimizer.Update.Assignments)
        {
            double value = assignment.Value.Evaluate(name =>
                local.TryGetValue(name, out double l) ? l : own.TryGetValue(name, out double slot) ? slot : shared[name]);
            (own.ContainsKey(assignment.Name) ? own : local)[assignment.Name] = value;
        }

        return local["θ"];
    }
}
