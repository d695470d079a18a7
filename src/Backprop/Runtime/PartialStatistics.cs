using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Runtime;

/// <summary>
/// What the tiles give to the statistics of a batch, in double and each tile in a place of its own; merged in the order of the tiles, so that threads do
/// not show in the result.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class PartialStatistics<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<StatisticDescription> statistics;
    private readonly AlignedBlock<T> results;
    private readonly int[] starts;
    private readonly bool[] gathered;
    private readonly int tileLength;
    private double[] parts = [];
    private int[] samples = [];

    /// <param name="statistics">The network's.</param>
    /// <param name="results">Where they lie.</param>
    public PartialStatistics(IReadOnlyList<StatisticDescription> statistics, AlignedBlock<T> results)
    {
        this.statistics = statistics;
        this.results = results;
        gathered = new bool[statistics.Count];
        starts = new int[statistics.Count];
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = tileLength;
            tileLength += 2 * statistics[i].Channels;
        }
    }

    /// <summary>Provides for a batch of so many tiles.</summary>
    public void Begin(int tiles)
    {
        if (samples.Length < tiles)
        {
            samples = new int[tiles];
            parts = new double[checked(tiles * tileLength)];
        }

        // Tiles that a shard does not have are left out by their zero.
        Array.Clear(samples);
    }

    /// <summary>Fills what carries nothing from one batch to the next.</summary>
    public void Fill(double value) => Array.Fill(parts, value);

    /// <summary>Takes a tile's part of a statistic.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="statistic">The statistic's number.</param>
    /// <param name="rows">One row for each channel, or two behind each other, as the kind wants them.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Samples.</param>
    public void Gather(int tile, int statistic, ref T rows, nint stride, int count)
    {
        StatisticDescription description = statistics[statistic];
        int channels = description.Channels;
        Span<double> first = parts.AsSpan((tile * tileLength) + starts[statistic], channels);
        Span<double> second = parts.AsSpan((tile * tileLength) + starts[statistic] + channels, channels);
        for (int c = 0; c < channels; c++)
        {
            ref T row = ref Unsafe.Add(ref rows, c * stride);
            ref T other = ref Unsafe.Add(ref row, channels * stride);
            first[c] = Sum(ref row, count);
            if (description.Kind == StatisticKind.Sums)
            {
                second[c] = Sum(ref other, count);
                continue;
            }

            first[c] /= count;
            second[c] = (description.Positions * SquaredDistances(ref row, first[c], count)) + (description.Positions > 1 ? Sum(ref other, count) : 0);
        }

        samples[tile] = count;
        if (tile == 0)
        {
            gathered[statistic] = true;
        }
    }

    /// <summary>Merges what the tiles have given since the last call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Merge()
    {
        for (int i = 0; i < gathered.Length; i++)
        {
            if (gathered[i])
            {
                gathered[i] = false;
                for (int c = 0; c < statistics[i].Channels; c++)
                {
                    Merge(statistics[i], starts[i], c);
                }
            }
        }
    }

    private void Merge(StatisticDescription statistic, int start, int channel)
    {
        double n = 0, a = 0, b = 0;
        for (int tile = 0; tile < samples.Length; tile++)
        {
            double more = (double)samples[tile] * statistic.Positions;
            if (more == 0)
            {
                continue;
            }

            double x = parts[(tile * tileLength) + start + channel];
            double y = parts[(tile * tileLength) + start + statistic.Channels + channel];
            if (statistic.Kind == StatisticKind.Sums)
            {
                a += x;
                b += y;
            }
            else
            {
                // Mean and sum of squared distances of two sets together (T. F. Chan, G. H. Golub and R. J. LeVeque, 1979).
                double distance = x - a;
                a += distance * (more / (n + more));
                b += y + (distance * distance * (n * more / (n + more)));
            }

            n += more;
        }

        if (statistic.Kind == StatisticKind.Sums)
        {
            Store(statistic, channel, a, b, a / n, b / n);
        }
        else
        {
            double variance = Math.Max(b / n, 0);
            Store(statistic, channel, a, variance, 1 / Math.Sqrt(variance + statistic.Epsilon), null);
        }
    }

    private void Store(StatisticDescription statistic, int channel, double first, double second, double third, double? fourth)
    {
        Span<T> all = results.Span[(statistic.Offset + channel)..];
        all[0] = T.CreateTruncating(first);
        all[statistic.RowLength] = T.CreateTruncating(second);
        all[2 * statistic.RowLength] = T.CreateTruncating(third);
        if (fourth is { } value)
        {
            all[3 * statistic.RowLength] = T.CreateTruncating(value);
        }
    }

    /// <summary>The sum of a row, in four sums of every fourth element so that an addition does not wait for the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ref T row, int count)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int s = 0;
        for (; s + 4 <= count; s += 4)
        {
            a += double.CreateTruncating(Unsafe.Add(ref row, s));
            b += double.CreateTruncating(Unsafe.Add(ref row, s + 1));
            c += double.CreateTruncating(Unsafe.Add(ref row, s + 2));
            d += double.CreateTruncating(Unsafe.Add(ref row, s + 3));
        }

        for (; s < count; s++)
        {
            a += double.CreateTruncating(Unsafe.Add(ref row, s));
        }

        return (a + b) + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquaredDistances(ref T row, double from, int count)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int s = 0;
        for (; s + 4 <= count; s += 4)
        {
            a += Square(double.CreateTruncating(Unsafe.Add(ref row, s)) - from);
            b += Square(double.CreateTruncating(Unsafe.Add(ref row, s + 1)) - from);
            c += Square(double.CreateTruncating(Unsafe.Add(ref row, s + 2)) - from);
            d += Square(double.CreateTruncating(Unsafe.Add(ref row, s + 3)) - from);
        }

        for (; s < count; s++)
        {
            a += Square(double.CreateTruncating(Unsafe.Add(ref row, s)) - from);
        }

        return (a + b) + (c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Square(double x) => x * x;
}
