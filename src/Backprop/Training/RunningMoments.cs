using System.Numerics;

namespace Backprop;

/// <summary>
/// Mean and variance of samples that are seen once, one after another, in memory that does not grow. Every sample's own moments are merged into
/// those so far (T. F. Chan, G. H. Golub and R. J. LeVeque, 1983), in double: the result depends on the samples and their order alone, not on batches.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class RunningMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] entryOf;
    private readonly int elements;
    private readonly double[] mean;
    private readonly double[] squares;
    private readonly double[] reference;
    private readonly double[] sums;
    private readonly double[] ownSquares;
    private long samples;

    /// <param name="shape">Of a sample.</param>
    /// <param name="axes">The axes with statistics of their own, ascending from 0.</param>
    public RunningMoments(IReadOnlyList<int> shape, IReadOnlyList<int> axes)
    {
        entryOf = Entries(shape, axes, out int entries);
        elements = entryOf.Length / entries;
        mean = new double[entries];
        squares = new double[entries];
        reference = new double[entries];
        sums = new double[entries];
        ownSquares = new double[entries];
    }

    /// <summary>The means, by entry.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>The variance of an entry: squared distances to the mean, divided by the number of elements.</summary>
    public double VarianceOf(int entry) => squares[entry] / ((double)samples * elements);

    /// <summary>Adds a sample; returns the first of its elements that is not finite, and adds nothing then, or −1.</summary>
    public int Add(ReadOnlySpan<T> sample)
    {
        for (int f = 0; f < sample.Length; f++)
        {
            if (!T.IsFinite(sample[f]))
            {
                return f;
            }
        }

        MeasureOwn(sample);
        double before = (double)samples * elements;
        samples++;
        double share = elements / (before + elements);
        for (int e = 0; e < mean.Length; e++)
        {
            double own = reference[e] + (sums[e] / elements);
            double distance = own - mean[e];

            // The first is taken as it is, so that what is constant has this mean exactly.
            mean[e] = samples == 1 ? own : mean[e] + (distance * share);
            squares[e] += ownSquares[e] + (distance * distance * before * share);
        }

        return -1;
    }

    /// <summary>
    /// Sums by entry of the differences to its first element, and of the squared distances to its mean: with the first element as reference a
    /// large mean costs no digits.
    /// </summary>
    private void MeasureOwn(ReadOnlySpan<T> sample)
    {
        Array.Clear(sums);
        Array.Clear(ownSquares);
        for (int f = sample.Length - 1; f >= 0; f--)
        {
            reference[entryOf[f]] = double.CreateTruncating(sample[f]);
        }

        if (elements == 1)
        {
            return;
        }

        for (int f = 0; f < sample.Length; f++)
        {
            sums[entryOf[f]] += double.CreateTruncating(sample[f]) - reference[entryOf[f]];
        }

        for (int f = 0; f < sample.Length; f++)
        {
            int e = entryOf[f];
            double distance = double.CreateTruncating(sample[f]) - reference[e] - (sums[e] / elements);
            ownSquares[e] += distance * distance;
        }
    }

    /// <summary>Which entry each element of a sample belongs to: its place along the axes alone, row by row.</summary>
    private static int[] Entries(IReadOnlyList<int> shape, IReadOnlyList<int> axes, out int entries)
    {
        int[] entryOf = new int[shape.Aggregate(1, (size, length) => size * length)];
        entries = 1;
        int inner = 1;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            int length = shape[axis];
            if (axes.Contains(axis))
            {
                for (int f = 0; f < entryOf.Length; f++)
                {
                    entryOf[f] += f / inner % length * entries;
                }

                entries *= length;
            }

            inner *= length;
        }

        return entryOf;
    }
}
