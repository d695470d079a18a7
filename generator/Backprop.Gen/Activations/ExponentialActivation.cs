using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>e^x.</summary>
internal sealed class ExponentialActivation : ActivationDefinition
{
    public override string Name => "Exponential";

    public override Expression Value => Formula.Exp(Formula.X);

    public override Expression? Derivative => Formula.Y;
}
