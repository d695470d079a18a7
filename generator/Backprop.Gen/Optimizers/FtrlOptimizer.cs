using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Keras's "follow the regularized leader" (H. B. McMahan et al., 2013).</summary>
internal sealed class FtrlOptimizer : OptimizerDefinition
{
    public override string Kind => "Ftrl";

    public override IReadOnlyList<NumberArgument> Arguments =>
    [
        LearningRate(0.001),
        new NumberArgument("LearningRatePower", -0.5, double.MinValue, 0),
        new NumberArgument("InitialAccumulatorValue", 0.1, 0, double.MaxValue),
        Strength("L1RegularizationStrength"),
        Strength("L2RegularizationStrength"),
        Strength("L2ShrinkageRegularizationStrength"),
        Strength("Beta"),
    ];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        double power = 0 - arguments["LearningRatePower"];
        double initial = arguments["InitialAccumulatorValue"];
        double lambda1 = arguments["L1RegularizationStrength"];
        double lambda2 = arguments["L2RegularizationStrength"];
        double shrinkage = 2 * arguments["L2ShrinkageRegularizationStrength"];
        double beta = arguments["Beta"];
        Expression n = Formula.Variable("accumulator");
        Expression z = Formula.Variable("linear");
        Expression before = Formula.Variable("before");
        Expression now = Formula.Variable("now");
        Expression slowness = Formula.Variable("ρ");
        Expression quadratic = (now * slowness) + Formula.Variable("δ");
        Expression leader = (Formula.Clip(z, -lambda1, lambda1) - z) / Formula.Variable("h");

        // Where no gradient has come yet there is nothing to follow, and nothing to divide by.
        bool mayBeZero = initial == 0 && lambda2 == 0 && beta == 0 && power != 0;
        return new(
            [
                "ρ = 1/η",
                $"δ = β·ρ + 2·λ₂ with {Where("β", beta)}, {Where("λ₂", lambda2)}",
                $"b = n^p with {Where("p", power)}",
                "n ← n + g²",
                "c = n^p",
                $"z ← z + g + 2·λₛ·θ − (c − b)·ρ·θ with {Where("λₛ", shrinkage / 2)}",
                "h = c·ρ + δ",
                $"θ ← {(mayBeZero ? "θ where η = 0 or h = 0, else " : "θ where η = 0, else ")}(min(max(z, −λ₁), λ₁) − z)/h with {Where("λ₁", lambda1)}",
            ],
            [new Slot("accumulator", initial), new Slot("linear", 0)],
            [
                // A rate of 0 moves nothing; Keras divides by it.
                Set("ρ", Formula.IfEqual(Eta, 0, 0, 1 / Eta)),
                Set("δ", (beta * slowness) + (2 * lambda2)),
            ],
            [
                Set("before", Raised(n, power)),
                Set("accumulator", n + (G * G)),
                Set("now", Raised(n, power)),
                Set("linear", z + G + (shrinkage * Theta) - ((now - before) * slowness * Theta)),
                Set("h", quadratic),
                Set("θ", Formula.IfEqual(Eta, 0, Theta, mayBeZero ? Formula.IfEqual(Formula.Variable("h"), 0, Theta, leader) : leader)),
            ]);
    }

    private static NumberArgument Strength(string name) => new(name, 0, 0, double.MaxValue);

    private static Expression Raised(Expression n, double power) => power switch
    {
        0 => 1,
        0.5 => Formula.Sqrt(n),
        1 => n,
        _ => Formula.IfEqual(n, 0, 0, Formula.Pow(n, power)),
    };
}
