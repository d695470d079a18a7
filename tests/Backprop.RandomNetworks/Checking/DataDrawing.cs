using Backprop.Gen.Graph;
using Backprop.RandomNetworks.Drawing;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>Draws weights and a batch for a network. All numbers are floats, so that the float network gets exactly the same.</summary>
internal static class DataDrawing
{
    /// <summary>Normal weights, scaled by the fan-in where there is one; variances are positive.</summary>
    public static double[][] Parameters(NetworkGraph graph, Chance chance) =>
    [
        .. graph.Parameters.Select(p => Numbers(p.Shape.Size, p.Name.EndsWith(".moving_variance", StringComparison.Ordinal) || p.Name.EndsWith(".variance", StringComparison.Ordinal)
            ? () => 0.1 + chance.Uniform()
            : () => chance.Normal() * (p.Shape.Rank == 2 ? 1 / Math.Sqrt(p.Shape[0]) : 0.5))),
    ];

    /// <summary>A batch of <paramref name="count"/> samples.</summary>
    public static SampleBatch Batch(NetworkGraph graph, int count, ulong seed, Chance chance) => new(
        count,
        [.. graph.Inputs.Select(i => Numbers(i.Shape.Size * count, chance.Normal))],
        [.. graph.Outputs.Select(o => o.Loss is { } loss ? Targets(graph, loss, count, chance) : null)],
        chance.With(0.4) ? Numbers(count, () => chance.With(0.1) ? 0 : chance.Uniform() * 2) : null,
        [.. graph.Outputs.Select(o => Numbers(o.Shape.Size * count, () => chance.Normal() / count))])
    {
        Seed = seed,
    };

    private static double[] Targets(NetworkGraph graph, LossTerm loss, int count, Chance chance)
    {
        Shape shape = graph.Values[loss.Target].Shape;
        long size = shape.Size * count;
        if (loss.Labels)
        {
            return Numbers(size, () => chance.Between(0, loss.Classes - 1));
        }

        return loss.Kind switch
        {
            "BinaryCrossentropy" or "BinaryFocalCrossentropy" => Numbers(size, () => chance.With(0.5) ? chance.Between(0, 1) : chance.Uniform()),
            "CategoricalCrossentropy" or "CategoricalFocalCrossentropy" or "KLDivergence" or "CategoricalHinge" =>
                Distributions(size, shape.Last, chance),
            "Hinge" or "SquaredHinge" => Numbers(size, () => chance.Between(0, 1) == 0 ? -1 : chance.Between(0, 1)),
            "Poisson" => Numbers(size, () => chance.Between(0, 4)),
            "MeanSquaredLogarithmicError" => Numbers(size, () => 3 * chance.Uniform()),
            "MeanAbsolutePercentageError" => Numbers(size, () => (chance.With(0.5) ? 1 : -1) * (0.2 + chance.Uniform())),
            _ => Numbers(size, chance.Normal),
        };
    }

    /// <summary>One-hot, or positive numbers that sum to about one.</summary>
    private static double[] Distributions(long size, int classes, Chance chance)
    {
        double[] all = new double[size];
        for (int start = 0; start < size; start += classes)
        {
            if (chance.With(0.5))
            {
                all[start + chance.Between(0, classes - 1)] = 1;
                continue;
            }

            double[] drawn = Numbers(classes, () => 0.01 + chance.Uniform());
            double sum = drawn.Sum();
            for (int f = 0; f < classes; f++)
            {
                all[start + f] = (float)(drawn[f] / sum);
            }
        }

        return all;
    }

    private static double[] Numbers(long count, Func<double> draw)
    {
        double[] all = new double[count];
        for (int i = 0; i < count; i++)
        {
            all[i] = (float)draw();
        }

        return all;
    }
}
