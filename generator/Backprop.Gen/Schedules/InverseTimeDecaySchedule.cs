using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>η₀/(1 + r·s/n).</summary>
internal sealed class InverseTimeDecaySchedule : ScheduleDefinition
{
    public override string Kind => "InverseTimeDecay";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double initial = Initial(arguments);
        int steps = Steps(arguments, "DecaySteps");
        double rate = arguments.Real("DecayRate", null, 0, double.MaxValue);
        bool staircase = arguments.Flag("Staircase", false);
        Expression fraction = S / steps;
        return Choice(
            initial / (1 + (rate * (staircase ? WholePart(steps) : fraction))),
            $"η = {Plain(initial)}/(1 + {Plain(rate)}·{(staircase ? "⌊" : "")}s/{Plain(steps)}{(staircase ? "⌋" : "")})");
    }
}
