using Backprop.Gen.Declaration;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>Half a cosine again and again, each time t times as long and m times as high (I. Loshchilov and F. Hutter, 2017).</summary>
internal sealed class CosineDecayRestartsSchedule : ScheduleDefinition
{
    public override string Kind => "CosineDecayRestarts";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double initial = Initial(arguments);
        int steps = Steps(arguments, "FirstDecaySteps");
        double longer = arguments.Real("TMul", 2, 1, double.MaxValue);
        double higher = arguments.Real("MMul", 1, 0, double.MaxValue);
        double alpha = arguments.Real("Alpha", 0, 0, 1);
        Expression fraction = S / steps;
        Expression restarts;
        Expression within;
        if (longer == 1)
        {
            restarts = WholePart(steps);
            within = fraction - restarts;
        }
        else
        {
            // The first i decays take (1 − tⁱ)/(1 − t) of the first. At a restart the quotient is whole, and must not fall below by rounding.
            restarts = Formula.Floor((Formula.Log(1 - (fraction * (1 - longer))) / Math.Log(longer)) + 1e-9);
            Expression length = Formula.Pow(longer, restarts);
            within = (fraction - ((1 - length) / (1 - longer))) / length;
        }

        Expression height = higher == 1 ? 1 : Formula.Pow(higher, restarts);
        return Choice(
            initial * (((1 - alpha) * (height * HalfCosine(within))) + alpha),
            $"η = {Plain(initial)}·((1 − {Plain(alpha)})·{Plain(higher)}^i·(1 + cos(π·x))/2 + {Plain(alpha)})",
            longer == 1
                ? $"i = ⌊s/{Plain(steps)}⌋ restarts, x = s/{Plain(steps)} − i"
                : $"i = ⌊log(1 + ({Plain(longer)} − 1)·s/{Plain(steps)})/log {Plain(longer)}⌋ restarts, x = (s/{Plain(steps)} − (1 − {Plain(longer)}^i)/(1 − {Plain(longer)}))/{Plain(longer)}^i");
    }
}
