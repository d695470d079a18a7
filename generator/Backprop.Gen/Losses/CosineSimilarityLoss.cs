using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>−Σ p t / (‖p‖ ‖t‖) over the last axis, lengths below ε counting as ε.</summary>
internal sealed class CosineSimilarityLoss : LossDefinition
{
    public override string Kind => "CosineSimilarity";

    public override string Summary => "minus the cosine of the angle between output and target";

    public override int? Build(LossBuilder loss)
    {
        Expression lengths = Length("a") * Length("b");
        return loss.Mean(
            "cosine similarity", -(Formula.Prediction * Formula.Target / lengths), loss.Shape.Leading,
            ("p", loss.Prediction), ("t", loss.Target), ("a", SumOfSquares(loss, loss.Prediction)), ("b", SumOfSquares(loss, loss.Target)));
    }

    // The bound stands under the root: at 0 the root itself has no slope.
    private static Expression Length(string squares) => Formula.Sqrt(Formula.Max(Formula.Variable(squares), Epsilon * Epsilon));

    private static int SumOfSquares(LossBuilder loss, int value) =>
        loss.SumOverLast(loss.Elementwise("square", Formula.X * Formula.X, ("x", value)));
}
