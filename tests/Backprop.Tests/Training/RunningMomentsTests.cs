namespace Backprop.Tests.Training;

public sealed class RunningMomentsTests
{
    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 0 }, 2)]
    [InlineData(new[] { 1 }, 3)]
    [InlineData(new[] { 2 }, 4)]
    [InlineData(new[] { 0, 2 }, 8)]
    [InlineData(new[] { 1, 2 }, 12)]
    [InlineData(new[] { 0, 1, 2 }, 24)]
    public void Means_and_variances_are_those_of_two_passes(int[] axes, int entries)
    {
        int[] shape = [2, 3, 4];
        Random random = new(axes.Sum() + 1);
        double[] all = [.. Enumerable.Range(0, 50 * 24).Select(f => 1e6 + (random.NextDouble() * (1 + (f % 24))))];
        var moments = new RunningMoments<double>(shape, axes);
        foreach (double[] sample in all.Chunk(24))
        {
            Assert.Equal(-1, moments.Add(sample));
        }

        Assert.Equal(entries, moments.Mean.Length);
        for (int e = 0; e < entries; e++)
        {
            double[] own = [.. all.Where((_, i) => EntryOf(i % 24, shape, axes) == e)];
            double mean = own.Average();
            double variance = own.Average(v => (v - mean) * (v - mean));
            Assert.Equal(mean, moments.Mean[e], 1e-8);
            Assert.Equal(1, moments.VarianceOf(e) / variance, 1e-9);
        }
    }

    [Fact]
    public void A_large_mean_costs_no_digits_of_the_variance()
    {
        var moments = new RunningMoments<double>([1], [0]);
        for (int i = 0; i < 100_000; i++)
        {
            moments.Add([1e9 + (i % 2)]);
        }

        Assert.Equal(1e9 + 0.5, moments.Mean[0], 1e-6);
        Assert.Equal(0.25, moments.VarianceOf(0), 1e-9);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(12345.678f)]
    [InlineData(-3e-20f)]
    public void What_is_constant_has_its_mean_exactly_and_no_variance(float number)
    {
        var one = new RunningMoments<float>([2], [0]);
        var all = new RunningMoments<float>([7], []);
        for (int i = 0; i < 1000; i++)
        {
            one.Add([number, i]);
            all.Add([number, number, number, number, number, number, number]);
        }

        Assert.Equal((number, 0.0), ((float)one.Mean[0], one.VarianceOf(0)));
        Assert.Equal((number, 0.0), ((float)all.Mean[0], all.VarianceOf(0)));
        Assert.Equal(499.5, one.Mean[1], 1e-9);
    }

    [Fact]
    public void A_sample_that_is_not_finite_is_not_added()
    {
        var moments = new RunningMoments<float>([2], [0]);
        moments.Add([1, 2]);

        Assert.Equal(1, moments.Add([5, float.NegativeInfinity]));
        Assert.Equal(0, moments.Add([float.NaN, 5]));

        Assert.Equal([1.0, 2], moments.Mean.ToArray());
        Assert.Equal(0, moments.VarianceOf(1));
    }

    private static int EntryOf(int f, int[] shape, int[] axes)
    {
        int[] index = [f / (shape[1] * shape[2]), f / shape[2] % shape[1], f % shape[2]];
        return axes.Aggregate(0, (entry, axis) => (entry * shape[axis]) + index[axis]);
    }
}
