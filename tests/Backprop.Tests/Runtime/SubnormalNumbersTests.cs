using System.Numerics;
using Backprop.Runtime;

namespace Backprop.Tests.Runtime;

public sealed class SubnormalNumbersTests
{
    [Fact]
    public void Single_numbers_below_the_normal_ones_become_zero_and_no_others() => Check(1.17549435e-38f);

    [Fact]
    public void Double_numbers_below_the_normal_ones_become_zero_and_no_others() => Check(2.2250738585072014e-308);

    /// <summary>At every place of a vector and in what is left behind the last one.</summary>
    private static void Check<T>(T smallest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] numbers =
        [
            T.Epsilon, smallest, -smallest, T.BitDecrement(smallest), -T.BitDecrement(smallest), T.BitIncrement(smallest), T.One, T.NegativeInfinity, T.NaN,
            T.Zero, -T.Epsilon, T.NegativeZero,
        ];
        Assert.True(T.IsNormal(smallest) && T.IsSubnormal(numbers[3]));
        T[] values = [.. Enumerable.Range(0, 13 * numbers.Length).Select(i => numbers[i % numbers.Length])];
        T[] expected = [.. values.Select(v => T.IsSubnormal(v) ? T.Zero : v)];

        SubnormalNumbers.Flush<T>(values);

        Assert.Equal(expected, values);
        Assert.Equal(expected.Select(T.IsNegative), values.Select(T.IsNegative));
    }
}
