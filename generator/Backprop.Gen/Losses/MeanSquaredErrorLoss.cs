using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean (p − t)².</summary>
internal sealed class MeanSquaredErrorLoss : LossDefinition
{
    public override string Kind => "MeanSquaredError";

    public override string Summary => "the mean of (p - t)²";

    public override int? Build(LossBuilder loss)
    {
        Expression error = Formula.Prediction - Formula.Target;
        return loss.Mean("squared error", error * error, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
