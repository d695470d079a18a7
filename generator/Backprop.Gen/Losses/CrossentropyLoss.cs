using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Losses;

/// <summary>The base of the cross-entropies: they judge probabilities or, with <c>FromLogits</c>, the scores behind them.</summary>
internal abstract class CrossentropyLoss : LossDefinition
{
    /// <summary>The activation that makes the probabilities this loss expects.</summary>
    protected abstract string Squash { get; }

    /// <summary>p clipped to [ε, 1 − ε], as Keras does before the logarithm.</summary>
    protected static Expression Clipped(Expression p) => Formula.Clip(p, Epsilon, 1 - Epsilon);

    /// <summary>
    /// a^γ for a ≥ 0, with products for the exponents that are usual: the power function is not defined at 0, where a certain answer ends.
    /// </summary>
    protected static Expression Power(Expression a, double gamma) => gamma switch
    {
        0 => 1,
        1 => a,
        2 => a * a,
        3 => a * a * a,
        _ => Formula.IfGreater(a, 0, Formula.Pow(a, gamma), 0),
    };

    public sealed override int? Build(LossBuilder loss)
    {
        bool fromLogits = loss.Arguments.Flag("FromLogits", false);
        double smoothing = Labels ? 0 : loss.Arguments.Real("LabelSmoothing", 0, 0, 1);
        if (!Fits(loss, fromLogits) || loss.Arguments.Failed)
        {
            return null;
        }

        Advise(loss, fromLogits);
        return fromLogits ? FromLogits(loss, smoothing) : FromProbabilities(loss, smoothing);
    }

    /// <summary>The loss of scores.</summary>
    protected abstract int FromLogits(LossBuilder loss, double smoothing);

    /// <summary>The loss of probabilities.</summary>
    protected abstract int FromProbabilities(LossBuilder loss, double smoothing);

    /// <summary>Whether the output's size and activation can mean what the loss expects; reports it where not.</summary>
    protected virtual bool Fits(LossBuilder loss, bool fromLogits)
    {
        if (!fromLogits && loss.Output.Maker?.Activation is "LogSoftmax" or "LogSigmoid")
        {
            return DoesNotFit(loss, $"{loss.Output.Maker!.Activation} makes logarithms and not probabilities; set FromLogits = true", null);
        }

        return true;
    }

    private void Advise(LossBuilder loss, bool fromLogits)
    {
        if (loss.Output.Maker is not { } maker)
        {
            return;
        }

        EquatableArray<Argument> element = maker.Layer.Place.Block is null
            ? [new Argument("Element", new IntegerValue(maker.Layer.Place.Element))]
            : [];
        Place place = loss.Arguments.At("FromLogits");
        if (fromLogits && maker.Activation is "Sigmoid" or "Softmax")
        {
            loss.Arguments.Report(new Problem(ProblemIds.LogitsAreProbabilities, place, [loss.Output.Name, maker.Activation]) { FixData = element });
        }
        else if (!fromLogits && maker.Activation == "Linear")
        {
            loss.Arguments.Report(new Problem(ProblemIds.ProbabilitiesAreLogits, place, [loss.Output.Name, Kind]));
        }
        else if (!fromLogits && maker.Activation == Squash)
        {
            loss.Arguments.Report(new Problem(ProblemIds.PreferLogits, place, [maker.Activation, loss.Output.Name, Kind]) { FixData = element });
        }
    }
}
