using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>
/// Binary cross-entropy times (1 − q)^γ, q = t p + (1 − t)(1 − p) being the probability of the right answer (T.-Y. Lin et al., 2017), and, with
/// class balancing, times t α + (1 − t)(1 − α).
/// </summary>
internal sealed class BinaryFocalCrossentropyLoss : BinaryCrossentropyLoss
{
    public override string Kind => "BinaryFocalCrossentropy";

    public override string Summary => "binary cross-entropy with less weight on answers that are right already";

    protected override int FromLogits(LossBuilder loss, double smoothing)
    {
        Expression z = Formula.Prediction;
        Expression t = Smoothed(smoothing);

        // 1 − σ(z) is σ(−z), without cancellation.
        Expression wrong = (t * Formula.Sigmoid(-z)) + ((1 - t) * Formula.Sigmoid(z));
        return Focus(loss, t, wrong, Formula.Softplus(z) - (t * z));
    }

    protected override int FromProbabilities(LossBuilder loss, double smoothing)
    {
        Expression p = Formula.Prediction;
        Expression clipped = Clipped(p);
        Expression t = Smoothed(smoothing);
        Expression wrong = (t * (1 - p)) + ((1 - t) * p);
        return Focus(loss, t, wrong, -((t * Formula.Log(clipped)) + ((1 - t) * Formula.Log(1 - clipped))));
    }

    private static int Focus(LossBuilder loss, Expression t, Expression wrong, Expression crossentropy)
    {
        double alpha = loss.Arguments.Real("Alpha", 0.25, 0, 1);
        double gamma = loss.Arguments.Real("Gamma", 2, 0);
        Expression focal = Power(wrong, gamma) * crossentropy;
        return Mean(loss, loss.Arguments.Flag("ApplyClassBalancing", false) ? ((t * alpha) + ((1 - t) * (1 - alpha))) * focal : focal);
    }
}
