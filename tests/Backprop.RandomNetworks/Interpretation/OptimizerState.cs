using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Optimizers;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>An optimizer's formulas, evaluated weight by weight in double, and what its options do around them.</summary>
internal sealed class OptimizerState
{
    private readonly NetworkModel model;
    private readonly OptimizerOptions options;
    private readonly Dictionary<string, double>[][] slots;
    private long batches;

    public OptimizerState(NetworkModel model)
    {
        this.model = model;
        options = model.Optimizer.Options;
        slots = [.. model.Training.Parameters.Select(p => Enumerable.Range(0, (int)p.Shape.Size)
            .Select(_ => model.Optimizer.Update.Slots.ToDictionary(s => s.Name, s => s.InitialValue, StringComparer.Ordinal)).ToArray())];
    }

    /// <summary>θ ← the formulas of θ, g and the slots, for every trainable weight; or only a part of a gradient, for a later step.</summary>
    public void Apply(IReadOnlyList<double[]> parameters, Func<int, double[]> gradients)
    {
        int[] trainable = [.. Enumerable.Range(0, parameters.Count).Where(p => model.Training.Parameters[p].Trainable)];
        Dictionary<int, double[]> all = trainable.ToDictionary(p => p, gradients);
        if (++batches % options.AccumulationSteps != 0)
        {
            Each(all, (p, i) => slots[p][i][OptimizerOptions.AccumulatorSlot] += all[p][i]);
            return;
        }

        long step = batches / options.AccumulationSteps;
        double Squares(int p) => all[p].Select((g, i) => Math.Pow(
            (g + slots[p][i].GetValueOrDefault(OptimizerOptions.AccumulatorSlot)) / options.AccumulationSteps, 2)).Sum();
        double whole = Math.Sqrt(trainable.Sum(Squares));
        foreach (int p in trainable)
        {
            double limit = Math.Max(options.ClipNorm, options.GlobalClipNorm);
            double norm = options.GlobalClipNorm > 0 ? whole : Math.Sqrt(Squares(p));
            Dictionary<string, double> shared = Shared(
                step, limit == 0 ? 1 : Math.Min(1, limit / norm), decays: !options.Undecayed.Contains(model.Training.Parameters[p].Name));
            for (int i = 0; i < all[p].Length; i++)
            {
                parameters[p][i] = Update(parameters[p][i], all[p][i], slots[p][i], shared);
                if (options.OverwriteFrequency > 0 && step % options.OverwriteFrequency == 0)
                {
                    parameters[p][i] = slots[p][i][OptimizerOptions.AverageSlot];
                }
            }

            WeightSemantics.Constrain(model.Training.Parameters[p], parameters[p]);
        }
    }

    private Dictionary<string, double> Shared(long step, double scale, bool decays)
    {
        Dictionary<string, double> shared = new(StringComparer.Ordinal)
        {
            ["η"] = model.Optimizer.Schedule?.At(batches - 1) ?? model.Optimizer.LearningRate,
            ["t"] = step,
            [OptionFormulas.GradientScale] = scale,
            [OptionFormulas.Decays] = decays ? 1 : 0,
        };
        foreach (Assignment scalar in model.Optimizer.Update.Scalars)
        {
            shared[scalar.Name] = scalar.Value.Evaluate(name => shared[name]);
        }

        return shared;
    }

    private static void Each(Dictionary<int, double[]> all, Action<int, int> action)
    {
        foreach ((int p, double[] values) in all)
        {
            for (int i = 0; i < values.Length; i++)
            {
                action(p, i);
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
