using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>Σ t ln(t/p) over the last axis, both clipped to [ε, 1] (S. Kullback and R. Leibler, 1951).</summary>
internal sealed class KLDivergenceLoss : LossDefinition
{
    public override string Kind => "KLDivergence";

    public override string Summary => "how far a distribution is from the target's";

    public override int? Build(LossBuilder loss)
    {
        Expression t = Formula.Clip(Formula.Target, Epsilon, 1);
        Expression p = Formula.Clip(Formula.Prediction, Epsilon, 1);
        return loss.Mean("divergence", t * Formula.Log(t / p), loss.Shape.Leading, ("p", loss.Prediction), ("t", loss.Target));
    }
}
