using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>λ x for x &gt; 0, λ α (e^x − 1) below (Klambauer et al. 2017).</summary>
internal sealed class SELUActivation : ActivationDefinition
{
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    public override string Name => "SELU";

    public override Expression Value => Formula.IfGreater(Formula.X, 0, Lambda * Formula.X, Lambda * Alpha * Formula.Expm1(Formula.X));

    // Below zero y′ = λ α e^x = y + λ α.
    public override Expression? Derivative => Formula.IfGreater(Formula.Y, 0, Lambda, Formula.Y + (Lambda * Alpha));

    public override IReadOnlyList<double> Kinks => [0];
}
