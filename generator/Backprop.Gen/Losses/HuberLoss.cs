using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>With e = p − t: mean e²/2 where |e| ≤ δ, else δ |e| − δ²/2 (P. Huber, 1964).</summary>
internal sealed class HuberLoss : LossDefinition
{
    public override string Kind => "Huber";

    public override string Summary => "squared for errors up to Delta, linear beyond";

    public override int? Build(LossBuilder loss)
    {
        double delta = loss.Arguments.Real("Delta", 1, 0, minimumExcluded: true);
        if (loss.Arguments.Failed)
        {
            return null;
        }

        Expression error = Formula.Prediction - Formula.Target;
        Expression size = Formula.Abs(error);
        Expression huber = Formula.IfLessOrEqual(size, delta, 0.5 * (error * error), (delta * size) - (0.5 * delta * delta));
        return loss.Mean("huber", huber, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
