using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x min(max(x + 3, 0), 6) / 6, also called hard swish.</summary>
internal sealed class HardSiLUActivation : ActivationDefinition
{
    public override string Name => "HardSiLU";

    public override Expression Value => Formula.X * Formula.Clip((Formula.X / 6) + 0.5, 0, 1);

    public override Expression? Derivative => Formula.IfLess(Formula.Abs(Formula.X), 3, (Formula.X / 3) + 0.5, Formula.IfLess(Formula.X, 0, 0, 1));

    public override IReadOnlyList<double> Kinks => [-3, 3];
}
