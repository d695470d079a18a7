using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>min(max(x, −1), 1).</summary>
internal sealed class HardTanhActivation : ActivationDefinition
{
    public override string Name => "HardTanh";

    public override Expression Value => Formula.Clip(Formula.X, -1, 1);

    public override Expression? Derivative => Formula.IfLess(Formula.Abs(Formula.Y), 1, 1, 0);

    public override IReadOnlyList<double> Kinks => [-1, 1];
}
