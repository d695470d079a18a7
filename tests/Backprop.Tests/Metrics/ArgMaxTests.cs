namespace Backprop.Tests.Metrics;

public sealed class ArgMaxTests
{
    [Theory]
    [InlineData(new[] { 3f }, 0)]
    [InlineData(new[] { 1f, 5, 2 }, 1)]
    [InlineData(new[] { -3f, -2, -1 }, 2)]
    [InlineData(new[] { 2f, 7, 7 }, 1)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 1f, float.NaN, 9, float.NaN }, 1)]
    [InlineData(new[] { float.NaN, 9f }, 0)]
    public void It_is_the_place_of_the_first_maximum(float[] values, int expected)
    {
        Assert.Equal(expected, values.ArgMax());
        Assert.Equal(expected, values.AsSpan().ArgMax());
        Assert.Equal(expected, ((ReadOnlySpan<float>)values).ArgMax());
    }

    [Fact]
    public void Nothing_has_no_maximum()
    {
        Assert.Throws<ArgumentException>(() => Array.Empty<double>().ArgMax());
        Assert.Equal(2, new[] { 1, 2, 3 }.ArgMax());
    }
}
