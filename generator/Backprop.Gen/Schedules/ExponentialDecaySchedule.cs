using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>η₀·r^(s/n).</summary>
internal sealed class ExponentialDecaySchedule : ScheduleDefinition
{
    public override string Kind => "ExponentialDecay";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double initial = Initial(arguments);
        int steps = Steps(arguments, "DecaySteps");
        double rate = arguments.Real("DecayRate", null, 0, double.MaxValue, minimumExcluded: true);
        bool staircase = arguments.Flag("Staircase", false);
        Expression fraction = S / steps;
        return Choice(
            initial * Formula.Pow(rate, staircase ? WholePart(steps) : fraction),
            $"η = {Plain(initial)}·{Plain(rate)}^{(staircase ? "⌊" : "(")}s/{Plain(steps)}{(staircase ? "⌋" : ")")}");
    }
}
