using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>100 · mean |p − t| / max(|t|, ε).</summary>
internal sealed class MeanAbsolutePercentageErrorLoss : LossDefinition
{
    public override string Kind => "MeanAbsolutePercentageError";

    public override string Summary => "the mean of 100 |p - t| / |t|";

    public override int? Build(LossBuilder loss)
    {
        Expression size = Formula.Max(Formula.Abs(Formula.Target), Epsilon);
        Expression percent = 100 * (Formula.Abs(Formula.Prediction - Formula.Target) / size);
        return loss.Mean("percentage error", percent, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
