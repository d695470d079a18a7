using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Adam with the largest gradient in the place of the mean square (D. Kingma and J. Ba, 2015, section 7.1).</summary>
internal sealed class AdamaxOptimizer : OptimizerDefinition
{
    public override string Kind => "Adamax";

    public override IReadOnlyList<NumberArgument> Arguments => [LearningRate(0.001), Beta1, Beta2, Epsilon];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        (double beta1, double beta2, double epsilon) = (arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"]);
        Expression m = Formula.Variable("momentum");
        Expression u = Formula.Variable("norm");
        return new(
            [
                $"α = η/(1 − β₁^t) with {Where("β₁", beta1)}",
                "m ← m + (1 − β₁)·(g − m)",
                $"u ← max(β₂·u, |g|) with {Where("β₂", beta2)}",
                $"θ ← θ − α·m/(u + ε) with {Where("ε", epsilon)}",
            ],
            [new Slot("momentum", 0), new Slot("norm", 0)],
            [Set("α", Eta / (1 - Formula.Pow(beta1, T)))],
            [
                Set("momentum", m + ((1 - beta1) * (G - m))),
                Set("norm", Formula.Max(beta2 * u, Formula.Abs(G))),
                Set("θ", Theta - (Formula.Variable("α") * m / (u + epsilon))),
            ]);
    }
}
