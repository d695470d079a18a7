namespace Backprop;

/// <summary>The number type of a network's weights, activations and gradients.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>, Keras's default.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>: half as many lanes in a vector, for gradient checks and delicate problems.</summary>
    Double,
}
