using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean |p − t|; the gradient where they are equal is 0.</summary>
internal sealed class MeanAbsoluteErrorLoss : LossDefinition
{
    public override string Kind => "MeanAbsoluteError";

    public override string Summary => "the mean of |p - t|";

    public override int? Build(LossBuilder loss) =>
        loss.Mean("absolute error", Formula.Abs(Formula.Prediction - Formula.Target), loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
}
