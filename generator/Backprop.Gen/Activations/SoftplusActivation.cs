using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>ln(1 + e^x).</summary>
internal sealed class SoftplusActivation : ActivationDefinition
{
    public override string Name => "Softplus";

    public override Expression Value => Formula.Softplus(Formula.X);

    // σ(x) = 1 − 1 / (1 + e^x) = 1 − e^−y.
    public override Expression? Derivative => -Formula.Expm1(-Formula.Y);
}
