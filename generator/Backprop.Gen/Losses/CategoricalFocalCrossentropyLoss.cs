using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Losses;

/// <summary>
/// −α Σ (1 − p)^γ t ln p over the last axis, p being divided by its sum and clipped (T.-Y. Lin et al., 2017, for several classes).
/// </summary>
internal sealed class CategoricalFocalCrossentropyLoss : CategoricalCrossentropyLoss
{
    public override string Kind => "CategoricalFocalCrossentropy";

    public override string Summary => "categorical cross-entropy with less weight on choices that are right already";

    protected override int FromLogits(LossBuilder loss, double smoothing) =>
        Focus(loss, smoothing, Formula.Prediction, ("p", loss.Add(new Softmax(Logarithm: false), loss.Prediction)));

    protected override int FromProbabilities(LossBuilder loss, double smoothing) => Focus(
        loss, smoothing, Formula.Prediction / Formula.Variable("q"), ("p", loss.Prediction), ("q", loss.SumOverLast(loss.Prediction)));

    private static int Focus(LossBuilder loss, double smoothing, Expression probability, params (string Name, int Value)[] operands)
    {
        double alpha = loss.Arguments.Real("Alpha", 0.25, 0);
        double gamma = loss.Arguments.Real("Gamma", 2, 0);
        Expression p = Clipped(probability);
        Expression focal = -alpha * (Power(1 - p, gamma) * (Smoothed(loss, smoothing) * Formula.Log(p)));
        return loss.Mean("categorical focal crossentropy", focal, loss.Shape.Leading, [.. operands, ("t", loss.Target)]);
    }
}
