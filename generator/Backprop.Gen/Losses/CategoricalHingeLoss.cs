using Backprop.Gen.Expressions;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Losses;

/// <summary>max(1 + max((1 − t) p) − Σ t p, 0), sum and inner maximum over the last axis (J. Weston and C. Watkins, 1999).</summary>
internal sealed class CategoricalHingeLoss : LossDefinition
{
    public override string Kind => "CategoricalHinge";

    public override string Summary => "the margin between the right class and the best wrong one";

    public override int? Build(LossBuilder loss)
    {
        if (loss.Shape.Last == 1)
        {
            DoesNotFit(loss, "a choice needs at least 2 classes but the output has 1; give the last layer one unit a class, or use [Hinge]", 2);
            return null;
        }

        Expression p = Formula.Prediction;
        Expression t = Formula.Target;
        int right = loss.SumOverLast(loss.Elementwise("right", t * p, ("p", loss.Prediction), ("t", loss.Target)));
        int wrong = loss.Add(
            new MaximumOverLast(), loss.Elementwise("wrong", (1 - t) * p, ("p", loss.Prediction), ("t", loss.Target)));
        Expression hinge = Formula.Max(1 + Formula.Variable("n") - Formula.Variable("r"), 0);
        return loss.Mean("categorical hinge", hinge, loss.Shape.Leading, ("n", wrong), ("r", right));
    }
}
