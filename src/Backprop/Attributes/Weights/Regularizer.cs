namespace Backprop;

/// <summary>What a weight, or the output of a layer, adds to the loss, with Keras's numbers; <see cref="RegularizeAttribute"/> takes others.</summary>
public enum Regularizer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>0.01·Σ|w|.</summary>
    L1,

    /// <summary>0.01·Σw².</summary>
    L2,

    /// <summary>0.01·Σ|w| + 0.01·Σw². Keras's <c>L1L2()</c> has the factors 0, which would do nothing.</summary>
    L1L2,

    /// <summary>
    /// 0.01 times the mean of |cos| over all pairs of rows of a matrix: zero where the rows are orthogonal to each other. Not for the output of a
    /// layer.
    /// </summary>
    Orthogonal,
}
