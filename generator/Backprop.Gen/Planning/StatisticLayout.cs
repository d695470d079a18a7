using Backprop.Gen.Collections;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>The block of the batch's statistics: its rows begin at multiples of 16 elements. All programs share it.</summary>
/// <param name="Statistics">By number, in the order of the block.</param>
/// <param name="Length">All elements, gaps included.</param>
internal sealed record StatisticLayout(EquatableArray<PlacedStatistic> Statistics, int Length)
{
    public static StatisticLayout Of(IEnumerable<Program> programs)
    {
        List<PlacedStatistic> placed = [];
        int length = 0;
        foreach (Program program in programs)
        {
            foreach (Node node in program.Steps.OfType<KernelStep>().Select(s => s.Node))
            {
                if (node.Operation is BatchStatistic statistic && placed.All(p => p.Statistic != statistic))
                {
                    Shape shape = program.Graph.Values[node.Output].Shape;
                    placed.Add(new PlacedStatistic(statistic, shape.Last, length));
                    length = checked(length + (shape[0] * (int)ParameterLayout.Align(shape.Last)));
                }
            }
        }

        return new StatisticLayout(placed.ToEquatableArray(), length);
    }

    /// <summary>The number of a statistic.</summary>
    public int IndexOf(BatchStatistic statistic) => Statistics.ToList().FindIndex(s => s.Statistic == statistic);
}

/// <summary>A statistic and its first element in the block.</summary>
internal sealed record PlacedStatistic(BatchStatistic Statistic, int Channels, int Offset)
{
    /// <summary>The first element of a row.</summary>
    public int OffsetOf(int row) => Offset + (row * (int)ParameterLayout.Align(Channels));
}
