using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>1 / (1 + e^−x).</summary>
internal sealed class SigmoidActivation : ActivationDefinition
{
    public override string Name => "Sigmoid";

    public override Expression Value => Formula.Sigmoid(Formula.X);

    public override Expression? Derivative => Formula.Y * (1 - Formula.Y);

    public override bool Saturates => true;
}
