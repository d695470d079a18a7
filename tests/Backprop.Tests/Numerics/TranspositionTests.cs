using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

public sealed class TranspositionTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            TheoryData<int, int> sizes = [];
            foreach (int features in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 31, 100])
            {
                foreach (int count in (int[])[1, 2, 3, 4, 6, 8, 10, 13, 16, 17, 33])
                {
                    sizes.Add(features, count);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_element_arrives_and_nothing_behind_the_matrix_is_touched(int features, int count)
    {
        foreach (int samples in (int[])[count, (count + 3) / 4 * 4, (count + 15) / 16 * 16])
        {
            foreach (int stride in (int[])[features, features + 1, (features + 15) / 16 * 16])
            {
                Check(features, count, samples, stride, value => (float)value);
                Check(features, count, samples, stride, value => value);
            }
        }
    }

    private static void Check<T>(int features, int count, int samples, int stride, Func<double, T> number)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // Both matrices end where readable memory ends; the result has rows for all samples of a last block of four that x has.
        using var input = new GuardedPage();
        using var output = new GuardedPage();
        Span<T> x = input.Last<T>(features * samples);
        int written = Math.Min(samples, (count + 3) / 4 * 4);
        Span<T> y = output.Last<T>((written * stride) + 1)[..^1];
        Span<T> guard = output.Last<T>(1);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = number(i + 1);
        }

        y.Fill(number(-1));
        guard[0] = number(-7);

        Transposition.ToSampleMajor(ref x[0], features, samples, ref y[0], stride, count);

        Assert.Equal(number(-7), guard[0]);
        for (int s = 0; s < count; s++)
        {
            for (int f = 0; f < features; f++)
            {
                Assert.Equal(x[(f * samples) + s], y[(s * stride) + f]);
            }
        }
    }
}
