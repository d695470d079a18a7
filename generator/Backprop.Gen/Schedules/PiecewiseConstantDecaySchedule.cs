using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Expressions;

namespace Backprop.Gen.Schedules;

/// <summary>v₀ up to and with batch b₀, v₁ up to and with b₁, …, behind the last boundary the last value.</summary>
internal sealed class PiecewiseConstantDecaySchedule : ScheduleDefinition
{
    public override string Kind => "PiecewiseConstantDecay";

    public override ScheduleChoice Read(ElementArguments arguments)
    {
        IReadOnlyList<long> boundaries = arguments.Integers("Boundaries") ?? [];
        IReadOnlyList<double> values = arguments.Reals("Values") ?? [];
        for (int i = 0; i < boundaries.Count; i++)
        {
            long least = i == 0 ? 0 : boundaries[i - 1] + 1;
            if (boundaries[i] < least || boundaries[i] > int.MaxValue)
            {
                arguments.Report(ProblemIds.ArgumentRange, "Boundaries", i, "Boundaries", Plain(boundaries[i]), Ranges.Describe((int)Math.Min(least, int.MaxValue), int.MaxValue));
                return Choice(0);
            }
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (!(values[i] >= 0 && values[i] <= double.MaxValue))
            {
                arguments.Report(ProblemIds.ArgumentRange, "Values", i, "Values", Plain(values[i]), Ranges.Describe(0, double.MaxValue, false, false));
                return Choice(0);
            }
        }

        if (arguments.Failed || values.Count != boundaries.Count + 1)
        {
            if (!arguments.Failed)
            {
                arguments.Report(ProblemIds.PiecesDoNotFit, "Values", Plain(values.Count), Plain(boundaries.Count), Plain(boundaries.Count + 1));
            }

            return Choice(0);
        }

        Expression rate = values[values.Count - 1];
        for (int i = boundaries.Count - 1; i >= 0; i--)
        {
            rate = Formula.IfLessOrEqual(S, boundaries[i], values[i], rate);
        }

        string pieces = string.Concat(boundaries.Select((b, i) => $"{Plain(values[i])} for s ≤ {Plain(b)}, "));
        return Choice(rate, $"η = {pieces}then {Plain(values[values.Count - 1])}");
    }
}
