using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>
/// mean (−t ln p − (1 − t) ln (1 − p)); from logits mean (ln (1 + e^z) − t z), which is the same with p = σ(z) and stable for any z. Label
/// smoothing α replaces t by t (1 − α) + α/2.
/// </summary>
internal class BinaryCrossentropyLoss : CrossentropyLoss
{
    public override string Kind => "BinaryCrossentropy";

    public override string Summary => "cross-entropy of independent yes-or-no answers";

    protected override string Squash => "Sigmoid";

    protected override bool Fits(LossBuilder loss, bool fromLogits)
    {
        if (loss.Output.Maker?.Activation is not ("Softmax" or "LogSoftmax"))
        {
            return base.Fits(loss, fromLogits);
        }

        string activation = loss.Output.Maker.Activation;
        string units = Text(loss.Shape.Last);
        string reason = loss.Shape.Last == 1
            ? $"{activation} of a single unit is always the same; use Activation.Sigmoid"
            : $"the {units} units of {activation} are one choice and not {units} answers; use [CategoricalCrossentropy], or Activation.Sigmoid";
        return DoesNotFit(loss, reason, null);
    }

    protected override int FromLogits(LossBuilder loss, double smoothing)
    {
        Expression z = Formula.Prediction;
        return Mean(loss, Formula.Softplus(z) - (Smoothed(smoothing) * z));
    }

    protected override int FromProbabilities(LossBuilder loss, double smoothing)
    {
        Expression p = Clipped(Formula.Prediction);
        Expression t = Smoothed(smoothing);
        return Mean(loss, -((t * Formula.Log(p)) + ((1 - t) * Formula.Log(1 - p))));
    }

    protected static Expression Smoothed(double smoothing) =>
        smoothing == 0 ? Formula.Target : (Formula.Target * (1 - smoothing)) + (smoothing / 2);

    protected static int Mean(LossBuilder loss, Expression formula) =>
        loss.Mean("binary crossentropy", formula, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
}
