using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x / (1 + |x|).</summary>
internal sealed class SoftsignActivation : ActivationDefinition
{
    public override string Name => "Softsign";

    public override Expression Value => Formula.X / (1 + Formula.Abs(Formula.X));

    // 1 − |y| = 1 / (1 + |x|).
    public override Expression? Derivative => (1 - Formula.Abs(Formula.Y)) * (1 - Formula.Abs(Formula.Y));

    public override IReadOnlyList<double> Kinks => [0];
}
