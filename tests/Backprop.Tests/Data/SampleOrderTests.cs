using Backprop.Numerics;

namespace Backprop.Tests.Data;

public sealed class SampleOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void An_order_has_every_sample_once(int count)
    {
        int[] order = Order(count, seed: 5, pass: 3);
        Assert.Equal(Enumerable.Range(0, count), order.Order());
    }

    [Fact]
    public void It_depends_on_seed_and_pass_alone()
    {
        Assert.Equal(Order(100, 1, 2), Order(100, 1, 2));
        Assert.NotEqual(Order(100, 1, 2), Order(100, 1, 3));
        Assert.NotEqual(Order(100, 1, 2), Order(100, 2, 2));
    }

    [Fact]
    public void It_is_the_documented_one()
    {
        // Fisher and Yates from the end, j = floor(r · (i + 1) / 2⁶⁴) in exact arithmetic.
        int[] expected = [.. Enumerable.Range(0, 50)];
        ulong key = Threefry.Derive(Threefry.Derive(11, SampleOrder.Stream), 4);
        for (int i = 49; i > 0; i--)
        {
            int j = (int)((UInt128)Threefry.Derive(key, (ulong)i) * (ulong)(i + 1) >> 64);
            (expected[i], expected[j]) = (expected[j], expected[i]);
        }

        Assert.Equal(expected, Order(50, 11, 4));
    }

    [Fact]
    public void All_orders_are_equally_likely()
    {
        // χ² with 23 degrees of freedom: above 58 once in 10 000 seeds. The seeds are fixed, so this passes always or never.
        const int Draws = 24_000;
        var counts = new Dictionary<string, int>();
        for (int pass = 0; pass < Draws; pass++)
        {
            string order = string.Join(',', Order(4, 123, pass));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(count => Math.Pow(count - (Draws / 24), 2) / (Draws / 24.0)), 4, 58);
    }

    private static int[] Order(int count, ulong seed, long pass)
    {
        int[] order = new int[count];
        SampleOrder.Fill(order, default);
        SampleOrder.Shuffle(order, SampleOrder.KeyOf(seed, pass));
        return order;
    }
}
