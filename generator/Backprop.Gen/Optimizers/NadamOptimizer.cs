using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using static Backprop.Gen.Optimizers.OptimizerFormula;

namespace Backprop.Gen.Optimizers;

/// <summary>Adam with Nesterov's momentum, whose factor μ grows from step to step (T. Dozat, 2015).</summary>
/// <remarks>
/// Keras keeps π, the product of all μ so far, from step to step. Here it is a function of t, so that a step depends on nothing but its number:
/// with a = 0.5, q = 0.96, ln Π (1 − a·q^i) over i = 1 … t is Σ_k c_k·(q^(k·t) − 1), c_k = (a·q)^k/(k·(1 − q^k)), a power series in q^t.
/// </remarks>
internal sealed class NadamOptimizer : OptimizerDefinition
{
    private const double Decay = 0.96;
    private const double Amount = 0.5;

    // c₄₅ is below 2⁻⁵³.
    private const int Terms = 45;
    private const int TermsOfScalar = 5;

    public override string Kind => "Nadam";

    public override IReadOnlyList<NumberArgument> Arguments => [LearningRate(0.001), Beta1, Beta2, Epsilon];

    public override OptimizerUpdate Update(IReadOnlyDictionary<string, double> arguments)
    {
        (double beta1, double beta2, double epsilon) = (arguments["Beta1"], arguments["Beta2"], arguments["Epsilon"]);
        Expression m = Formula.Variable("momentum");
        Expression v = Formula.Variable("velocity");
        Expression product = Formula.Variable("π");
        Expression power = Formula.Variable("q");
        Expression ahead = Mu(beta1, power * Decay);
        Expression step = (Formula.Variable("α") * m) + (Formula.Variable("γ") * G);
        List<Assignment> scalars = [Set("q", Formula.Pow(Decay, T))];
        Expression logarithm = Logarithm(power, scalars);
        scalars.Add(Set("π", Formula.Pow(beta1, T) * Formula.Exp(logarithm)));
        scalars.Add(Set("α", Eta * ahead / (1 - (product * ahead))));
        scalars.Add(Set("γ", Eta * (1 - Mu(beta1, power)) / (1 - product)));
        scalars.Add(Set("κ", 1 / Formula.Sqrt(1 - Formula.Pow(beta2, T))));
        return new(
            [
                $"μ = β₁·(1 − 0.5·0.96^t), μ' the next step's, π = Π μ so far, with {Where("β₁", beta1)}",
                "α = η·μ'/(1 − π·μ')",
                "γ = η·(1 − μ)/(1 − π)",
                $"κ = 1/√(1 − β₂^t) with {Where("β₂", beta2)}",
                "m ← m + (1 − β₁)·(g − m)",
                "v ← v + (1 − β₂)·(g² − v)",
                $"θ ← θ − (α·m + γ·g)/(κ·√v + ε) with {Where("ε", epsilon)}",
            ],
            [new Slot("momentum", 0), new Slot("velocity", 0)],
            scalars.ToEquatableArray(),
            [
                Set("momentum", m + ((1 - beta1) * (G - m))),
                Set("velocity", v + ((1 - beta2) * ((G * G) - v))),
                Set("θ", Theta - (step / ((Formula.Variable("κ") * Formula.Sqrt(v)) + epsilon))),
            ]);
    }

    private static Expression Mu(double beta1, Expression power) => beta1 * (1 - (Amount * power));

    /// <summary>ln Π (1 − a·q^i) in Horner's form, a few terms a scalar so that lines stay readable.</summary>
    private static Expression Logarithm(Expression power, List<Assignment> scalars)
    {
        double all = 0;
        Expression sum = 0;
        for (int k = Terms; k >= 1; k--)
        {
            double coefficient = Math.Pow(Amount * Decay, k) / (k * (1 - Math.Pow(Decay, k)));
            all += coefficient;
            sum = (sum + coefficient) * power;
            if (k % TermsOfScalar == 1)
            {
                string name = "s" + Literals.Plain(k / TermsOfScalar);
                scalars.Add(Set(name, sum));
                sum = Formula.Variable(name);
            }
        }

        return sum - all;
    }
}
