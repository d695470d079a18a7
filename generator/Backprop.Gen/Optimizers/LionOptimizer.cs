using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Steps of one length in the direction of the momentum's sign (X. Chen et al., 2023).</summary>
internal sealed class LionOptimizer : OptimizerDefinition
{
    public override string Kind => "Lion";

    // With β₁ = 0 the momentum would never be read; Keras refuses it too.
    public override IReadOnlyList<NumberArgument> Arguments =>
        [LearningRate(0.001), new NumberArgument("Beta1", 0.9, 0, 1, MinimumExcluded: true), new NumberArgument("Beta2", 0.99, 0, 1)];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        (double beta1, double beta2) = (arguments["Beta1"], arguments["Beta2"]);
        Expression m = Formula.Variable("momentum");
        return new(
            [
                $"c = β₁·m + (1 − β₁)·g with {Where("β₁", beta1)}",
                $"m ← β₂·m + (1 − β₂)·g with {Where("β₂", beta2)}",
                "θ ← θ − η·sign c",
            ],
            [new Slot("momentum", 0)],
            [],
            [
                Set("c", (beta1 * m) + ((1 - beta1) * G)),
                Set("momentum", (beta2 * m) + ((1 - beta2) * G)),
                Set("θ", Theta - (Eta * Formula.Sign(Formula.Variable("c")))),
            ]);
    }
}
