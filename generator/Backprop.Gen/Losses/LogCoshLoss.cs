using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>With e = |p − t|: mean ln cosh e, as e + ln(1 + e^(−2e)) − ln 2, which does not overflow.</summary>
internal sealed class LogCoshLoss : LossDefinition
{
    public override string Kind => "LogCosh";

    public override string Summary => "ln cosh(p - t): squared for small errors, linear for large ones";

    public override int? Build(LossBuilder loss)
    {
        Expression error = Formula.Abs(Formula.Prediction - Formula.Target);
        Expression logCosh = error + Formula.Softplus(-2 * error) - Math.Log(2);
        return loss.Mean("log cosh", logCosh, loss.Shape.Size, ("p", loss.Prediction), ("t", loss.Target));
    }
}
