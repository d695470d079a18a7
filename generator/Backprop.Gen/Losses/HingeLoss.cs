using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean max(1 − t p, 0), a target of 0 standing for −1.</summary>
internal sealed class HingeLoss : LossDefinition
{
    /// <summary>The target as −1 or 1.</summary>
    public static Expression Sign { get; } = Formula.IfEqual(Formula.Target, 0, -1, Formula.Target);

    public override string Kind => "Hinge";

    public override string Summary => "the mean of max(1 - t p, 0) for targets -1 and 1";

    public override int? Build(LossBuilder loss)
    {
        Expression margin = 1 - (Sign * Formula.Prediction);
        return loss.Mean("hinge", Formula.Max(margin, 0), loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
