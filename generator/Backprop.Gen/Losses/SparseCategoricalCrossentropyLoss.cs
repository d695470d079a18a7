using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Losses;

/// <summary>−ln p[label], p being the output divided by its sum and clipped; from logits softmax and cross-entropy in one.</summary>
internal sealed class SparseCategoricalCrossentropyLoss : CrossentropyLoss
{
    public override string Kind => "SparseCategoricalCrossentropy";

    public override string Summary => "cross-entropy of a choice among classes, with the class's number as target";

    public override bool Labels => true;

    protected override string Squash => "Softmax";

    protected override bool Fits(LossBuilder loss, bool fromLogits)
    {
        if (loss.Shape.Last > 1)
        {
            return base.Fits(loss, fromLogits);
        }

        loss.Arguments.Report(new Problem(ProblemIds.TooFewClasses, loss.Arguments.Place, [Text(loss.Shape.Last)])
        {
            FixData = UnitsFix(loss, 2),
        });
        return false;
    }

    protected override int FromLogits(LossBuilder loss, double smoothing) =>
        loss.MeanOfPositions(loss.Add(new SoftmaxCrossentropy(Labels: true, 0), loss.Prediction, loss.Target));

    protected override int FromProbabilities(LossBuilder loss, double smoothing)
    {
        // The class of an element is its index along the last axis.
        Expression p = Clipped(Formula.Prediction / Formula.Variable("q"));
        return loss.Mean(
            "sparse crossentropy", Formula.IfEqual(Formula.FeatureIndex, Formula.Target, -Formula.Log(p), 0), loss.Shape.Leading,
            ("p", loss.Prediction), ("q", loss.SumOverLast(loss.Prediction)), ("t", loss.Target));
    }
}
