using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Keras's Adadelta: the length of a step is that of the steps so far (M. Zeiler, 2012, who has η = 1).</summary>
internal sealed class AdadeltaOptimizer : OptimizerDefinition
{
    public override string Kind => "Adadelta";

    public override IReadOnlyList<NumberArgument> Arguments => [LearningRate(0.001), new NumberArgument("Rho", 0.95, 0, 1), Epsilon];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        (double rho, double epsilon) = (arguments["Rho"], arguments["Epsilon"]);
        Expression v = Formula.Variable("accumulated_grad");
        Expression s = Formula.Variable("accumulated_delta_var");
        Expression d = Formula.Variable("d");
        return new(
            [
                $"v ← ρ·v + (1 − ρ)·g² with {Where("ρ", rho)}",
                $"d = √(s + ε)·g/√(v + ε) with {Where("ε", epsilon)}",
                "s ← ρ·s + (1 − ρ)·d²",
                "θ ← θ − η·d",
            ],
            [new Slot("accumulated_grad", 0), new Slot("accumulated_delta_var", 0)],
            [],
            [
                Set("accumulated_grad", (rho * v) + ((1 - rho) * (G * G))),
                Set("d", Formula.Sqrt(s + epsilon) * G / Formula.Sqrt(v + epsilon)),
                Set("accumulated_delta_var", (rho * s) + ((1 - rho) * (d * d))),
                Set("θ", Theta - (Eta * d)),
            ]);
    }
}
