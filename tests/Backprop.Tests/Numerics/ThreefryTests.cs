using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

/// <summary>Against the known-answer vectors of the authors' Random123 library.</summary>
public class ThreefryTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0x6b200159u, 0x99ba4efeu)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x1cb996fcu, 0xbb002be7u)]
    [InlineData(0x13198a2eu, 0x03707344u, 0x243f6a88u, 0x85a308d3u, 0xc4923a9cu, 0x483df7a0u)]
    public void Gives_the_known_answers(uint key0, uint key1, uint counter0, uint counter1, uint first, uint second)
    {
        (uint a, uint b) = Threefry.Hash(((ulong)key1 << 32) | key0, ((ulong)counter1 << 32) | counter0);
        Assert.Equal((first, second), (a, b));
    }
}
