using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>The hyperbolic tangent.</summary>
internal sealed class TanhActivation : ActivationDefinition
{
    public override string Name => "Tanh";

    public override Expression Value => Formula.Tanh(Formula.X);

    public override Expression? Derivative => 1 - (Formula.Y * Formula.Y);

    public override bool Saturates => true;
}
