using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>max(x, 0).</summary>
internal sealed class ReLUActivation : ActivationDefinition
{
    public override string Name => "ReLU";

    public override Expression Value => ParameterisedFormulas.ReLU(max: null, slope: 0, threshold: 0).Value;

    public override Expression? Derivative => ParameterisedFormulas.ReLU(max: null, slope: 0, threshold: 0).Derivative;

    public override IReadOnlyList<double> Kinks => [0];
}
