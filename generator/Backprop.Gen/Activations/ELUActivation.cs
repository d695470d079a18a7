using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x for x &gt; 0, e^x − 1 below (Clevert et al. 2016).</summary>
internal sealed class ELUActivation : ActivationDefinition
{
    public override string Name => "ELU";

    public override Expression Value => ParameterisedFormulas.ELU(alpha: 1).Value;

    public override Expression? Derivative => ParameterisedFormulas.ELU(alpha: 1).Derivative;

    public override IReadOnlyList<double> Kinks => [0];
}
