using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x − tanh x.</summary>
internal sealed class TanhShrinkActivation : ActivationDefinition
{
    public override string Name => "TanhShrink";

    public override Expression Value => Formula.X - Formula.Tanh(Formula.X);
}
