using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x for |x| &gt; 0.5, else 0.</summary>
internal sealed class HardShrinkActivation : ActivationDefinition
{
    public override string Name => "HardShrink";

    // Asked this way round, NaN stays NaN.
    public override Expression Value => Formula.IfLessOrEqual(Formula.Abs(Formula.X), 0.5, 0, Formula.X);

    public override Expression? Derivative => Formula.IfEqual(Formula.Y, 0, 0, 1);

    public override IReadOnlyList<double> Kinks => [-0.5, 0.5];
}
