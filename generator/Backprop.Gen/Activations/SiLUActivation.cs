using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x σ(x), also called swish.</summary>
internal sealed class SiLUActivation : ActivationDefinition
{
    public override string Name => "SiLU";

    public override Expression Value => Formula.X * Formula.Sigmoid(Formula.X);
}
