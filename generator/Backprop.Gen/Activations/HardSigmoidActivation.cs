using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>min(max(x + 3, 0), 6) / 6, as in Keras 3.</summary>
internal sealed class HardSigmoidActivation : ActivationDefinition
{
    public override string Name => "HardSigmoid";

    public override Expression Value => Formula.Clip((Formula.X / 6) + 0.5, 0, 1);

    public override Expression? Derivative => Formula.IfGreater(Formula.Y, 0, Formula.IfLess(Formula.Y, 1, 1.0 / 6, 0), 0);

    public override IReadOnlyList<double> Kinks => [-3, 3];
}
