using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Keras's RMSprop, with ε under the root (T. Tieleman and G. Hinton, 2012).</summary>
internal sealed class RMSpropOptimizer : OptimizerDefinition
{
    public override string Kind => "RMSprop";

    public override IReadOnlyList<NumberArgument> Arguments =>
        [LearningRate(0.001), new NumberArgument("Rho", 0.9, 0, 1), Momentum, Epsilon, Flag("Centered")];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        (double rho, double mu, double epsilon) = (arguments["Rho"], arguments["Momentum"], arguments["Epsilon"]);
        List<string> formula = [$"v ← ρ·v + (1 − ρ)·g² with {Where("ρ", rho)}"];
        List<Slot> slots = [new Slot("velocity", 0)];
        Expression v = Formula.Variable("velocity");
        List<Assignment> assignments = [Set("velocity", (rho * v) + ((1 - rho) * (G * G)))];
        Expression variance = v;
        if (arguments["Centered"] != 0)
        {
            Expression a = Formula.Variable("average_gradient");
            formula.Add("a ← ρ·a + (1 − ρ)·g");
            slots.Add(new Slot("average_gradient", 0));
            assignments.Add(Set("average_gradient", (rho * a) + ((1 - rho) * G)));

            // v ≥ a² but for rounding, which must not make the root NaN where the gradient hardly changes.
            variance = Formula.Max(v - (a * a), 0);
        }

        Expression increment = Eta * G / Formula.Sqrt(variance + epsilon);
        string root = $"√({(variance == v ? "v" : "max(v − a², 0)")} + ε)";
        if (mu == 0)
        {
            formula.Add($"θ ← θ − η·g/{root} with {Where("ε", epsilon)}");
            assignments.Add(Set("θ", Theta - increment));
        }
        else
        {
            Expression m = Formula.Variable("momentum");
            formula.Add($"m ← μ·m + η·g/{root} with {Where("μ", mu)}, {Where("ε", epsilon)}");
            formula.Add("θ ← θ − m");
            slots.Add(new Slot("momentum", 0));
            assignments.Add(Set("momentum", (mu * m) + increment));
            assignments.Add(Set("θ", Theta - m));
        }

        return new(formula.ToEquatableArray(), slots.ToEquatableArray(), [], assignments.ToEquatableArray());
    }
}
