using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Keras's Adagrad, with ε under the root (J. Duchi et al., 2011).</summary>
internal sealed class AdagradOptimizer : OptimizerDefinition
{
    public override string Kind => "Adagrad";

    public override IReadOnlyList<NumberArgument> Arguments =>
        [LearningRate(0.001), new NumberArgument("InitialAccumulatorValue", 0.1, 0, double.MaxValue), Epsilon];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        double epsilon = arguments["Epsilon"];
        Expression a = Formula.Variable("accumulator");
        return new(
            ["a ← a + g²", $"θ ← θ − η·g/√(a + ε) with {Where("ε", epsilon)}"],
            [new Slot("accumulator", arguments["InitialAccumulatorValue"])],
            [],
            [Set("accumulator", a + (G * G)), Set("θ", Theta - (Eta * G / Formula.Sqrt(a + epsilon)))]);
    }
}
