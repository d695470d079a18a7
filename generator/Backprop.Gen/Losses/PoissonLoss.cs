using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>mean (p − t ln(p + ε)).</summary>
internal sealed class PoissonLoss : LossDefinition
{
    public override string Kind => "Poisson";

    public override string Summary => "p - t ln p, for counts";

    public override int? Build(LossBuilder loss)
    {
        Expression poisson = Formula.Prediction - (Formula.Target * Formula.Log(Formula.Prediction + Epsilon));
        return loss.Mean("poisson", poisson, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
