using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean max(1 − t p, 0)², a target of 0 standing for −1.</summary>
internal sealed class SquaredHingeLoss : LossDefinition
{
    public override string Kind => "SquaredHinge";

    public override string Summary => "the mean of max(1 - t p, 0)² for targets -1 and 1";

    public override int? Build(LossBuilder loss)
    {
        Expression hinge = Formula.Max(1 - (HingeLoss.Sign * Formula.Prediction), 0);
        return loss.Mean("squared hinge", hinge * hinge, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
