using Backprop.Gen.Expressions;

namespace Backprop.Gen.Activations;

/// <summary>ln σ(x) = −ln(1 + e^−x).</summary>
internal sealed class LogSigmoidActivation : ActivationDefinition
{
    public override string Name => "LogSigmoid";

    public override Expression Value => -Formula.Softplus(-Formula.X);

    // σ(−x) = 1 − e^y, as σ(x) = e^y.
    public override Expression? Derivative => -Formula.Expm1(Formula.Y);
}
