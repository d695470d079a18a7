using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>(η₀ − η₁)·(1 − s/n)^p + η₁ until batch n, then η₁; or, in cycles, with n multiplied so that it is never reached.</summary>
internal sealed class PolynomialDecaySchedule : ScheduleDefinition
{
    public override string Kind => "PolynomialDecay";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double initial = Initial(arguments);
        int steps = Steps(arguments, "DecaySteps");
        double end = arguments.Real("EndLearningRate", 0.0001, 0, double.MaxValue);
        double power = arguments.Real("Power", 1, 0, double.MaxValue);
        bool cycle = arguments.Flag("Cycle", false);
        Expression fraction = cycle
            ? S / (steps * Formula.Max(1, RoundedUp(steps)))
            : Formula.Min(S, steps) / steps;
        return Choice(
            ((initial - end) * Formula.Pow(1 - fraction, power)) + end,
            $"η = ({Plain(initial)} − {Plain(end)})·(1 − s/n)^{Plain(power)} + {Plain(end)}",
            cycle ? $"n = {Plain(steps)}·⌈s/{Plain(steps)}⌉" : $"n = {Plain(steps)}, and s at most n");
    }
}
