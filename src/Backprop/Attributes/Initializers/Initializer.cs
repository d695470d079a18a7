namespace Backprop;

/// <summary>
/// How a weight starts, with Keras's default numbers; <see cref="InitializeAttribute"/> chooses others.
/// </summary>
/// <remarks>
/// The random ones draw from the network's seed and the weight's name, so that the same seed gives the same weights whatever else
/// the network contains. For a Dense kernel [in, out], fan in is <c>in</c> and fan out is <c>out</c>; a vector has both equal to its length.
/// A truncated normal is redrawn beyond two standard deviations. Source: <c>keras.initializers</c>.
/// </remarks>
public enum Initializer
{
    /// <summary>Uniform in ±√(6/(fan in + fan out)) (Glorot and Bengio 2010); Keras's default for kernels.</summary>
    GlorotUniform,

    /// <summary>Truncated normal of standard deviation √(2/(fan in + fan out)) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform in ±√(6/fan in) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Truncated normal of standard deviation √(2/fan in) (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform in ±√(3/fan in) (Klambauer et al. 2017).</summary>
    LecunUniform,

    /// <summary>Truncated normal of standard deviation √(1/fan in) (Klambauer et al. 2017).</summary>
    LecunNormal,

    /// <summary>All 0; Keras's default for biases.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>All <see cref="InitializeAttribute.Value"/>, by default 0.</summary>
    Constant,

    /// <summary>The identity matrix times <see cref="InitializeAttribute.Gain"/>; only for weights with two axes.</summary>
    Identity,

    /// <summary>
    /// A random matrix with orthonormal rows or columns, whichever are fewer, times <see cref="InitializeAttribute.Gain"/>
    /// (Saxe et al. 2014); only for weights with two or more axes, of which all but the last are taken together.
    /// </summary>
    Orthogonal,

    /// <summary>Normal with <see cref="InitializeAttribute.Mean"/> and <see cref="InitializeAttribute.Stddev"/>, by default 0 and 0.05.</summary>
    RandomNormal,

    /// <summary>Uniform from <see cref="InitializeAttribute.MinValue"/> to <see cref="InitializeAttribute.MaxValue"/>, by default ±0.05.</summary>
    RandomUniform,

    /// <summary>As <see cref="RandomNormal"/>, redrawn beyond two standard deviations.</summary>
    TruncatedNormal,

    /// <summary>
    /// Scaled by the fan that <see cref="InitializeAttribute.Mode"/> chooses: variance <see cref="InitializeAttribute.Scale"/>/fan, drawn from
    /// <see cref="InitializeAttribute.Distribution"/>.
    /// </summary>
    VarianceScaling,
}
