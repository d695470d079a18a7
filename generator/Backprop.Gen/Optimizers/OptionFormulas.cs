using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>
/// The options of an optimizer as formulas around its own, in Keras's order: the gradients of several batches become one, it is clipped, the
/// weights decay, the optimizer does its step, the moving average follows. All of it is one pass over the parameters.
/// </summary>
internal static class OptionFormulas
{
    /// <summary>The factor that clipping by norm puts before the gradient; the runtime computes it before the pass.</summary>
    public const string GradientScale = "ς";

    /// <summary>1 where the weights decay, 0 where they are excluded.</summary>
    public const string Decays = "decays";

    /// <summary>An update with everything that the options ask for.</summary>
    public static OptimizerUpdate Around(OptimizerUpdate update, OptimizerOptions options)
    {
        List<string> formula = [];
        List<Slot> slots = [.. update.Slots];
        List<Assignment> scalars = [.. update.Scalars];
        List<Assignment> assignments = [];
        if (options.AccumulationSteps > 1)
        {
            Expression sum = Formula.Variable(OptimizerOptions.AccumulatorSlot);
            formula.Add($"g ← (g + Σ g of the {Literals.Plain(options.AccumulationSteps - 1)} batches before)/{Literals.Plain(options.AccumulationSteps)}");
            slots.Add(new Slot(OptimizerOptions.AccumulatorSlot, 0));
            assignments.Add(Set("g", (G + sum) / options.AccumulationSteps));
            assignments.Add(Set(OptimizerOptions.AccumulatorSlot, 0));
        }

        Clip();
        if (options.WeightDecay != 0)
        {
            bool all = options.Undecayed.Count == 0;
            formula.Add($"θ ← θ − η·λ·θ with {Where("λ", options.WeightDecay)}{(all ? "" : ", except for " + string.Join(", ", options.Undecayed))}");
            Expression rate = options.WeightDecay * Eta;
            scalars.Add(Set("decay", all ? rate : rate * Formula.Variable(Decays)));
            assignments.Add(Set("θ", Theta - (Formula.Variable("decay") * Theta)));
        }

        formula.AddRange(update.Formula);
        assignments.AddRange(update.Assignments);
        if (options.AverageMomentum is { } momentum)
        {
            Expression average = Formula.Variable(OptimizerOptions.AverageSlot);
            Expression rest = Formula.Variable("ω");
            formula.Add($"ā ← ā + ω·(θ − ā) with ω = {Literals.Plain(1 - momentum)}, at first 1{Overwriting()}");
            slots.Add(new Slot(OptimizerOptions.AverageSlot, 0));
            scalars.Add(Set("ω", Formula.IfEqual(T, 1, 1, 1 - momentum)));
            assignments.Add(Set(OptimizerOptions.AverageSlot, average + (rest * (Theta - average))));
        }

        return new(formula.ToEquatableArray(), slots.ToEquatableArray(), scalars.ToEquatableArray(), assignments.ToEquatableArray());

        void Clip()
        {
            if (options.ClipValue > 0)
            {
                string limit = Literals.Plain(options.ClipValue);
                formula.Add($"g ← min(max(g, −{limit}), {limit})");
                assignments.Add(Set("g", Formula.Clip(G, -options.ClipValue, options.ClipValue)));
            }
            else if (options.ScalesGradient)
            {
                bool whole = options.GlobalClipNorm > 0;
                string limit = Literals.Plain(whole ? options.GlobalClipNorm : options.ClipNorm);
                formula.Add($"g ← ς·g with ς = {limit}/max(‖g‖, {limit}), the norm being that of {(whole ? "the whole gradient" : "the tensor's gradient")}");
                assignments.Add(Set("g", Formula.Variable(GradientScale) * G));
            }
        }

        string Overwriting() => options.OverwriteFrequency == 0 ? "" : $"; every {Literals.Plain(options.OverwriteFrequency)} steps θ ← ā";
    }
}
