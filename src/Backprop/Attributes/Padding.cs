namespace Backprop;

/// <summary>What a window sees beyond the border of its input.</summary>
public enum Padding
{
    /// <summary>Windows lie in the input as a whole; the output has ⌊(n − reach) / stride⌋ + 1 positions.</summary>
    Valid,

    /// <summary>
    /// Padding on both sides, the odd position behind, so that the output has ⌈n / stride⌉ positions. Convolutions see zeros there, pooling sees
    /// nothing.
    /// </summary>
    Same,
}
