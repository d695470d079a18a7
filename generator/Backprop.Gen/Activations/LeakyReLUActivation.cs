using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>x for x ≥ 0, 0.2 · x below: the slope of <c>keras.activations.leaky_relu</c>.</summary>
internal sealed class LeakyReLUActivation : ActivationDefinition
{
    public override string Name => "LeakyReLU";

    public override Expression Value => ParameterisedFormulas.LeakyReLU(slope: 0.2).Value;

    public override Expression? Derivative => ParameterisedFormulas.LeakyReLU(slope: 0.2).Derivative;

    public override IReadOnlyList<double> Kinks => [0];
}
