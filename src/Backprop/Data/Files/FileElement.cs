namespace Backprop;

/// <summary>What the numbers in a file are; little-endian.</summary>
public enum FileElement
{
    /// <summary>IEEE 754 with 32 bits.</summary>
    Single,

    /// <summary>IEEE 754 with 64 bits.</summary>
    Double,

    /// <summary>Whole numbers from 0 to 255: pixels, or labels.</summary>
    Byte,

    /// <summary>Whole numbers with 32 bits and a sign: labels.</summary>
    Int32,
}
