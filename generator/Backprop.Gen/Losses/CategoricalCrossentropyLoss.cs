using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Losses;

/// <summary>
/// −Σ t ln p over the last axis, p being the output divided by its sum and clipped; from logits softmax and cross-entropy in one. Label
/// smoothing α replaces t by t (1 − α) + α / classes.
/// </summary>
internal class CategoricalCrossentropyLoss : CrossentropyLoss
{
    public override string Kind => "CategoricalCrossentropy";

    public override string Summary => "cross-entropy of a choice among classes, with a probability for each class as target";

    protected override string Squash => "Softmax";

    protected override bool Fits(LossBuilder loss, bool fromLogits) => loss.Shape.Last == 1
        ? DoesNotFit(loss, "a choice needs at least 2 classes but the output has 1; give the last layer one unit a class, or use [BinaryCrossentropy]", 2)
        : base.Fits(loss, fromLogits);

    protected override int FromLogits(LossBuilder loss, double smoothing) =>
        loss.MeanOfPositions(loss.Add(new SoftmaxCrossentropy(Labels: false, smoothing), loss.Prediction, loss.Target));

    protected override int FromProbabilities(LossBuilder loss, double smoothing)
    {
        Expression t = Smoothed(loss, smoothing);
        Expression p = Clipped(Formula.Prediction / Formula.Variable("q"));
        return loss.Mean(
            "categorical crossentropy", -(t * Formula.Log(p)), loss.Shape.Leading,
            ("p", loss.Prediction), ("q", loss.SumOverLast(loss.Prediction)), ("t", loss.Target));
    }

    protected static Expression Smoothed(LossBuilder loss, double smoothing) => smoothing == 0
        ? Formula.Target
        : (Formula.Target * (1 - smoothing)) + (smoothing / loss.Shape.Last);
}
