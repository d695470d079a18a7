using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>Half a cosine from η₀ down to α·η₀ over n batches; before it, if asked for, a straight line up to where the cosine begins.</summary>
internal sealed class CosineDecaySchedule : ScheduleDefinition
{
    public override string Kind => "CosineDecay";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double initial = Initial(arguments);
        int steps = Steps(arguments, "DecaySteps");
        double alpha = arguments.Real("Alpha", 0, 0, 1);
        double target = arguments.Real("WarmupTarget", 0, 0, double.MaxValue);
        int warmup = arguments.Integer("WarmupSteps", 0, 0);
        if (arguments.Has("WarmupSteps") && warmup > 0 && !(target > 0))
        {
            arguments.Report(ProblemIds.OptionWithoutEffect, "WarmupSteps", "WarmupSteps", "WarmupTarget");
        }

        if (!(target > 0))
        {
            return Choice(
                Decayed(initial, Formula.Min(S, steps) / steps, alpha),
                $"η = {Plain(initial)}·((1 − {Plain(alpha)})·(1 + cos(π·min(s/{Plain(steps)}, 1)))/2 + {Plain(alpha)})");
        }

        Expression decay = Decayed(target, Formula.Min(S - warmup, steps) / steps, alpha);
        string formula = $"η = {Plain(target)}·((1 − {Plain(alpha)})·(1 + cos(π·min((s − {Plain(warmup)})/{Plain(steps)}, 1)))/2 + {Plain(alpha)})";
        return warmup == 0
            ? Choice(decay, formula)
            : Choice(
                Formula.IfLess(S, warmup, initial + ((target - initial) * (S / warmup)), decay),
                $"η = {Plain(initial)} + ({Plain(target)} − {Plain(initial)})·s/{Plain(warmup)} for s < {Plain(warmup)}, then",
                formula);
    }

    private static Expression Decayed(double from, Expression fraction, double alpha) => from * (((1 - alpha) * HalfCosine(fraction)) + alpha);
}
