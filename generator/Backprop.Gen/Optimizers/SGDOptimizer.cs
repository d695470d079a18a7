using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Gradient descent with Keras's momentum and nesterov (I. Sutskever et al., 2013).</summary>
internal sealed class SGDOptimizer : OptimizerDefinition
{
    public override string Kind => "SGD";

    public override IReadOnlyList<NumberArgument> Arguments => [LearningRate(0.01), Momentum, Flag("Nesterov")];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        double mu = arguments["Momentum"];
        Expression step = Eta * G;
        if (mu == 0)
        {
            return new(["θ ← θ − η·g"], [], [], [Set("θ", Theta - step)]);
        }

        Expression m = Formula.Variable("momentum");
        Assignment momentum = Set("momentum", (mu * m) - step);
        string line = $"m ← μ·m − η·g with {Where("μ", mu)}";
        return arguments["Nesterov"] != 0
            ? new([line, "θ ← θ + μ·m − η·g"], [new Slot("momentum", 0)], [], [momentum, Set("θ", Theta + ((mu * m) - step))])
            : new([line, "θ ← θ + m"], [new Slot("momentum", 0)], [], [momentum, Set("θ", Theta + m)]);
    }
}
