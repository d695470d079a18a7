using System.Globalization;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>Up to the largest rate and down to almost nothing, once (L. Smith and N. Topin, 2018), with the numbers of PyTorch's OneCycleLR.</summary>
internal sealed class OneCycleSchedule : ScheduleDefinition
{
    public override string Kind => "OneCycle";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        double largest = arguments.Real("MaxLearningRate", null, 0, double.MaxValue);
        int total = arguments.Integer("TotalSteps", null, 2);
        double rising = arguments.Real("PctStart", 0.3, 0, 1, minimumExcluded: true, maximumExcluded: true);
        double first = largest / arguments.Real("DivFactor", 25, 0, double.MaxValue, minimumExcluded: true);
        double last = first / arguments.Real("FinalDivFactor", 1e4, 0, double.MaxValue, minimumExcluded: true);
        bool straight = arguments.Member("AnnealStrategy", "Cos") == "Linear";
        double top = (rising * total) - 1;
        if (!arguments.Failed && (top <= 0 || top >= total - 1))
        {
            arguments.Report(
                ProblemIds.ArgumentRange, "PctStart", "PctStart", rising.ToString("R", CultureInfo.InvariantCulture), $"above 1/{Plain(total)}, one batch of {Plain(total)}");
        }

        Expression At(double from, double to, Expression fraction) =>
            straight ? from + ((to - from) * fraction) : to + ((from - to) * HalfCosine(fraction));
        Expression s = Formula.Min(S, total - 1);
        string curve = straight ? "straight" : "half a cosine";
        return Choice(
            Formula.IfLessOrEqual(s, top, At(first, largest, s / top), At(largest, last, (s - top) / (total - 1 - top))),
            $"η from {Plain(first)} to {Plain(largest)} at s = {Plain(top)}, from there to {Plain(last)} at s = {Plain(total - 1)}, {curve} each");
    }
}
