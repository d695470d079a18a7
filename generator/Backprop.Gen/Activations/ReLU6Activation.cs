using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>min(max(x, 0), 6).</summary>
internal sealed class ReLU6Activation : ActivationDefinition
{
    public override string Name => "ReLU6";

    public override Expression Value => ParameterisedFormulas.ReLU(max: 6, slope: 0, threshold: 0).Value;

    public override Expression? Derivative => ParameterisedFormulas.ReLU(max: 6, slope: 0, threshold: 0).Derivative;

    public override IReadOnlyList<double> Kinks => [0, 6];
}
