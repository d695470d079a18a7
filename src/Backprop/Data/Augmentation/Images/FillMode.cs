namespace Backprop;

/// <summary>What an image shows beyond its edges, where a change moves them into sight. Keras's names and meanings.</summary>
public enum FillMode
{
    /// <summary>The image mirrored at its edge: <c>d c b a | a b c d | d c b a</c>.</summary>
    Reflect,

    /// <summary>A constant: <c>k k k k | a b c d | k k k k</c>.</summary>
    Constant,

    /// <summary>The pixel at the edge: <c>a a a a | a b c d | d d d d</c>.</summary>
    Nearest,

    /// <summary>The image again, from the opposite edge: <c>a b c d | a b c d | a b c d</c>.</summary>
    Wrap,
}
