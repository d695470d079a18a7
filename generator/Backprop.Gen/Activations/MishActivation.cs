using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
internal sealed class MishActivation : ActivationDefinition
{
    // Beyond 20 the hyperbolic tangent is 1 in double, and below it nothing overflows even in float.
    private static readonly Expression E = Formula.Exp(Formula.Min(Formula.X, 20));

    public override string Name => "Mish";

    // tanh(ln(1 + e)) = n / (n + 2) with n = e (e + 2): one exponential instead of three transcendental functions.
    public override Expression Value => Formula.X * (N / (N + 2));

    // n / (n + 2) + x · n′ · 2 / (n + 2)² with n′ = 2 e (e + 1).
    public override Expression? Derivative
    {
        get
        {
            Expression r = 1 / (N + 2);
            return r * (N + (4 * Formula.X * (E * (E + 1)) * r));
        }
    }

    private static Expression N => E * (E + 2);
}
