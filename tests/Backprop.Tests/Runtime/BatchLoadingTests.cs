using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class BatchLoadingTests
{
    public static TheoryData<int, int, int, bool> Cases
    {
        get
        {
            TheoryData<int, int, int, bool> cases = [];
            foreach (int features in (int[])[1, 2, 3, 4, 7, 8, 10, 16, 29, 784])
            {
                foreach (int count in (int[])[1, 3, 8, 10, 16, 27, 32])
                {
                    cases.Add(features, count, 5, false);
                    cases.Add(features, count, 16, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Samples_become_rows_and_missing_samples_zero(int features, int count, int first, bool shuffled)
    {
        Check<float>(features, count, first, shuffled, (count + 15) / 16 * 16);
        Check<double>(features, count, first, shuffled, (count + 15) / 16 * 16);
        Check<float>(features, count, first, shuffled, (count + 3) / 4 * 4);
        Check<double>(features, count, first, shuffled, count + 1);
    }

    [Fact]
    public unsafe void Labels_become_numbers_and_are_checked()
    {
        int[] labels = [3, 0, 2, 9, 1];
        int[] rows = [4, 3, 2, 1, 0];
        float[] row = new float[16];
        Array.Fill(row, float.NaN);
        fixed (int* from = labels, order = rows)
        {
            var batch = new Batch<float> { Count = 5 };
            batch.Attach(new(ArgumentKind.Labels, 0, 5), from);
            batch.Attach(new(ArgumentKind.Rows, 0, 5), order);
            batch.LoadTarget(0, 1, 10, 1, 4, ref row[0], 16);
            Assert.Equal([9, 2, 0, 3, .. new float[12]], row);

            var error = Assert.Throws<ArgumentException>(() => batch.LoadTarget(0, 1, 9, 0, 5, ref row[0], 16));
            Assert.Contains("Label 9 of sample 1", error.Message, StringComparison.Ordinal);
            batch.Detach();
        }
    }

    [Fact]
    public unsafe void Weights_are_divided_by_the_batch_size()
    {
        double[] row = new double[16];
        var batch = new Batch<double> { Count = 20 };
        batch.LoadWeights(16, 4, ref row[0], 16);
        Assert.Equal([.. Enumerable.Repeat(0.05, 4), .. new double[12]], row);

        double[] weights = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        fixed (double* from = weights)
        {
            batch.Attach(new(ArgumentKind.Weights, 0, 20), from);
            batch.LoadWeights(16, 4, ref row[0], 16);
            batch.Detach();
        }

        Assert.Equal([16 * 0.05, 17 * 0.05, 18 * 0.05, 19 * 0.05, .. new double[12]], row);
    }

    private static unsafe void Check<T>(int features, int count, int first, bool shuffled, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = first + count + 3;
        T[] x = [.. Enumerable.Range(1, samples * features).Select(T.CreateChecked)];
        int[] rows = [.. Enumerable.Range(0, samples)];
        if (shuffled)
        {
            new Random(features).Shuffle(rows);
        }

        T[] tile = new T[(features * stride) + 1];
        Array.Fill(tile, T.NaN);
        T[] back = new T[samples * features];
        fixed (T* from = x, to = back)
        fixed (int* order = rows)
        {
            var batch = new Batch<T> { Count = samples };
            batch.Attach(new(ArgumentKind.Input, 1, x.Length), from);
            batch.Attach(new(ArgumentKind.Output, 2, back.Length), to);
            if (shuffled)
            {
                batch.Attach(new(ArgumentKind.Rows, 0, rows.Length), order);
            }

            batch.LoadInput(1, features, first, count, ref tile[0], stride);
            batch.StoreOutput(2, features, first, count, ref tile[0], stride);
            batch.StoreOutput(3, features, first, count, ref tile[0], stride);
            batch.Detach();
        }

        Assert.Equal(T.NaN, tile[^1]);
        for (int f = 0; f < features; f++)
        {
            for (int s = 0; s < stride; s++)
            {
                T expected = s < count ? x[(rows[first + s] * features) + f] : T.Zero;
                Assert.Equal(expected, tile[(f * stride) + s]);
            }
        }

        // Outputs lie in the order of the batch, and only those of this tile are written.
        for (int i = 0; i < back.Length; i++)
        {
            int s = (i / features) - first;
            T expected = s >= 0 && s < count ? x[(rows[first + s] * features) + (i % features)] : T.Zero;
            Assert.Equal(expected, back[i]);
        }
    }
}
