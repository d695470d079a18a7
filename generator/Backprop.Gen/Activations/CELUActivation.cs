using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>max(x, 0) + min(0, e^x − 1), which is ELU at α = 1 (Barron 2017).</summary>
internal sealed class CELUActivation : ActivationDefinition
{
    public override string Name => "CELU";

    public override Expression Value => ParameterisedFormulas.ELU(alpha: 1).Value;

    public override Expression? Derivative => ParameterisedFormulas.ELU(alpha: 1).Derivative;

    public override IReadOnlyList<double> Kinks => [0];
}
