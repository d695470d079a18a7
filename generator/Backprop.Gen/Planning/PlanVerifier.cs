using Backprop.Gen.Emission;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>Checks a finished plan from its result alone, without the way it was made.</summary>
internal static class PlanVerifier
{
    /// <summary>What is wrong with a plan; empty if nothing is.</summary>
    public static IReadOnlyList<string> Verify(NetworkPlan plan) =>
    [
        .. Overlaps(plan.Parameters),
        .. plan.Programs.SelectMany(Verify),
    ];

    private static IEnumerable<string> Overlaps(ParameterLayout layout)
    {
        int end = 0;
        foreach (PlacedParameter tensor in layout.Tensors)
        {
            if (tensor.Offset < end || tensor.Offset % ParameterLayout.Alignment != 0)
            {
                yield return $"parameter '{tensor.Parameter.Name}' at {tensor.Offset} overlaps the one before or is not aligned";
            }

            end = tensor.Offset + (int)tensor.Parameter.Shape.Size;
            if (tensor.Parameter.Trainable != tensor.Offset < layout.TrainableLength)
            {
                yield return $"parameter '{tensor.Parameter.Name}' lies on the wrong side of the trainable part";
            }
        }

        if (end > layout.Length)
        {
            yield return $"the block has {layout.Length} elements but needs {end}";
        }
    }

    /// <summary>What is wrong with one program; empty if nothing is.</summary>
    public static IEnumerable<string> Verify(Program program)
    {
        int[] roots = Views.Roots(program.Graph);
        Dictionary<int, Place> places = program.Places.ToDictionary(p => p.Value);
        HashSet<int> written = [];
        foreach (string violation in EarlyStatistics(program))
        {
            yield return violation;
        }

        for (int s = 0; s < program.Steps.Count; s++)
        {
            Step step = program.Steps[s];
            if (s > 0 && step.Phase < program.Steps[s - 1].Phase)
            {
                yield return $"step {s} belongs to an earlier phase than the step before it";
            }

            foreach (int value in step.Reads.Where(v => program.Graph.Values[v].Role is not (ValueRole.Parameter or ValueRole.BatchStatistic)))
            {
                if (!written.Contains(roots[value]))
                {
                    yield return $"step {s} reads value {value}, which nothing has written";
                }
                else if (places[roots[value]] is var place && (s < place.From || s > place.To))
                {
                    yield return $"step {s} reads value {value}, which lives from step {place.From} to {place.To}";
                }
            }

            if (step.Writes >= 0)
            {
                written.Add(step.Writes);
            }
        }

        foreach (string violation in Overlaps(program))
        {
            yield return violation;
        }
    }

    /// <summary>A statistic is known in the segments behind the one that gathers it.</summary>
    private static IEnumerable<string> EarlyStatistics(Program program)
    {
        Dictionary<int, int> statistics = program.Graph.Nodes.Where(n => n.Operation is StatisticPart).ToDictionary(n => n.Output, n => n.Inputs[0]);
        Dictionary<int, int> gathered = program.Steps
            .Where(s => s is KernelStep { Node.Operation: BatchStatistic })
            .ToDictionary(s => s.Writes, s => s.Segment);
        foreach (Step step in program.Steps)
        {
            foreach (int part in step.Reads.Where(statistics.ContainsKey))
            {
                if (!gathered.TryGetValue(statistics[part], out int segment) || segment >= step.Segment)
                {
                    yield return $"a step of segment {step.Segment} reads statistic {statistics[part]}, which is not known yet";
                }
            }
        }

        for (int s = 1; s < program.Steps.Count; s++)
        {
            if (program.Steps[s].Segment < program.Steps[s - 1].Segment)
            {
                yield return $"step {s} belongs to an earlier segment than the step before it";
            }
        }
    }

    private static IEnumerable<string> Overlaps(Program program)
    {
        for (int i = 0; i < program.Places.Count; i++)
        {
            for (int j = i + 1; j < program.Places.Count; j++)
            {
                Place a = program.Places[i];
                Place b = program.Places[j];
                bool sameRows = a.Row < b.Row + b.Rows && b.Row < a.Row + a.Rows;
                bool sameTime = a.From <= b.To && b.From <= a.To;
                if (sameRows && sameTime && !IsInPlace(program, a, b) && !IsInPlace(program, b, a))
                {
                    yield return $"values {a.Value} and {b.Value} live in the same rows at the same time";
                }
            }

            if (program.Places[i].Row + program.Places[i].Rows > program.Rows)
            {
                yield return $"value {program.Places[i].Value} lies behind the workspace";
            }
        }
    }

    /// <summary>Whether <paramref name="later"/> overwrites <paramref name="earlier"/> element by element in the step that reads it last.</summary>
    private static bool IsInPlace(Program program, Place earlier, Place later) =>
        earlier.To == later.From && earlier.Row == later.Row && earlier.Rows == later.Rows
        && program.Steps[later.From] is KernelStep { Node.Operation.WorksInPlace: true };
}
