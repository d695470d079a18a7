using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Keras's Adam: the correction of the bias is one number a step, and ε stands outside the root (D. Kingma and J. Ba, 2015).</summary>
/// <remarks>AMSGrad divides by the largest mean square so far (S. Reddi et al., 2018).</remarks>
internal sealed class AdamOptimizer : OptimizerDefinition
{
    public override string Kind => "Adam";

    public override IReadOnlyList<NumberArgument> Arguments => [LearningRate(0.001), Beta1, Beta2, Epsilon, AMSGrad];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments) => Update(arguments, weightDecay: 0);

    /// <summary>The update with the weights shrunk first by η · weight decay.</summary>
    public static OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments, double weightDecay)
    {
        (double beta1, double beta2, double epsilon) = (arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"]);
        Expression m = Formula.Variable("momentum");
        Expression v = Formula.Variable("velocity");
        bool largest = arguments["AMSGrad"] != 0;
        Expression size = Formula.Variable(largest ? "velocity_hat" : "velocity");
        Expression step = Formula.Variable("α") * m / (Formula.Sqrt(size) + epsilon);
        Expression rate = Eta * Formula.Sqrt(1 - Formula.Pow(beta2, T)) / (1 - Formula.Pow(beta1, T));
        List<string> formula =
        [
            $"α = η·√(1 − β₂^t)/(1 − β₁^t) with {Where("β₁", beta1)}, {Where("β₂", beta2)}",
            "m ← m + (1 − β₁)·(g − m)",
            "v ← v + (1 − β₂)·(g² − v)",
        ];
        List<Slot> slots = [new Slot("momentum", 0), new Slot("velocity", 0)];
        List<Assignment> scalars = [Set("α", rate)];
        List<Assignment> assignments =
        [
            Set("momentum", m + ((1 - beta1) * (G - m))),
            Set("velocity", v + ((1 - beta2) * ((G * G) - v))),
        ];
        if (largest)
        {
            formula.Add("u ← max(u, v)");
            slots.Add(new Slot("velocity_hat", 0));
            assignments.Add(Set("velocity_hat", Formula.Max(size, v)));
        }

        Expression kept = Theta;
        if (weightDecay != 0)
        {
            formula.Add($"κ = 1 − η·λ with {Where("λ", weightDecay)}");
            scalars.Add(Set("κ", 1 - (weightDecay * Eta)));
            kept = Formula.Variable("κ") * Theta;
        }

        formula.Add($"θ ← {(weightDecay == 0 ? "θ" : "κ·θ")} − α·m/(√{(largest ? "u" : "v")} + ε) with {Where("ε", epsilon)}");
        assignments.Add(Set("θ", kept - step));
        return new(formula.ToEquatableArray(), slots.ToEquatableArray(), scalars.ToEquatableArray(), assignments.ToEquatableArray());
    }
}
