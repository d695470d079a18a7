using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean (ln(max(p, ε) + 1) − ln(max(t, ε) + 1))².</summary>
internal sealed class MeanSquaredLogarithmicErrorLoss : LossDefinition
{
    public override string Kind => "MeanSquaredLogarithmicError";

    public override string Summary => "the mean of (ln(p + 1) - ln(t + 1))²";

    public override int? Build(LossBuilder loss)
    {
        Expression error = Formula.Log1p(Formula.Max(Formula.Prediction, Epsilon)) - Formula.Log1p(Formula.Max(Formula.Target, Epsilon));
        return loss.Mean("squared logarithmic error", error * error, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
