using System.Numerics;
using System.Runtime.CompilerServices;
using Backprop.Numerics;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class SquareSumTests
{
    [Theory]
    [InlineData(16, 1f)]
    [InlineData(48, 1f)]
    [InlineData(1024, 1e-3f)]
    [InlineData(1040, 1e3f)]
    [InlineData(5 * 1024 + 176, 1f)]
    public void It_is_the_sum_of_the_squares(int length, float scale)
    {
        float[] g = Numbers(length, scale, seed: 3);
        double expected = g.Sum(x => (double)x * x);
        Assert.Equal(expected, Of(g), expected * 1e-6);
        double[] wide = Array.ConvertAll(g, x => (double)x);
        Assert.Equal(expected, Of(wide), expected * 1e-14);
    }

    [Theory]
    [InlineData(1e25f)]
    [InlineData(1e-25f)]
    [InlineData(1e-40f)]
    public void Squares_may_leave_the_range_of_a_float(float scale)
    {
        float[] g = Numbers(2048, scale, seed: 5);
        double expected = g.Sum(x => (double)x * x);
        Assert.True(expected > 0 && double.IsFinite(expected));
        Assert.Equal(expected, Of(g), expected * 1e-12);
    }

    [Fact]
    public void Zeros_have_none_and_what_is_not_a_number_has_no_number()
    {
        float[] g = new float[1040];
        Assert.Equal(0, Of(g));
        g[1033] = float.NaN;
        Assert.Equal(double.NaN, Of(g));
        g[1033] = float.NegativeInfinity;
        Assert.Equal(double.PositiveInfinity, Of(g));
    }

    [Fact]
    public void Earlier_batches_are_averaged()
    {
        float[] g = Numbers(1104, 1, seed: 7);
        float[] earlier = Numbers(1104, 3, seed: 8);
        double expected = g.Zip(earlier).Sum(p => Math.Pow((p.First + p.Second) / 4.0, 2));
        Assert.Equal(expected, SquareSum.Of(ref g[0], ref earlier[0], 4, g.Length), expected * 1e-6);
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        float[] g = Numbers(1008, 1, seed: 9);
        double[] widths = [Wide<Lanes512Single>(g), Wide<Lanes256Single>(g), Wide<Lanes128Single>(g), Wide<ScalarSingle>(g)];
        Assert.All(widths, sum => Assert.Equal(widths[0], sum));
    }

    private static double Of<T>(T[] g)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SquareSum.Of(ref g[0], ref Unsafe.NullRef<T>(), T.One, g.Length);

    private static double Wide<V>(float[] g)
        where V : struct, ILanes<V, float> => SquareSum.Wide<V, float>(ref g[0], ref Unsafe.NullRef<float>(), 1, g.Length);

    private static float[] Numbers(int length, float scale, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => ((random.NextSingle() * 2) - 1) * scale)];
    }
}
