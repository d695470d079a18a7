namespace Backprop;

/// <summary>Adds normal noise in training, against over-fitting; does nothing in prediction.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: in training y = x + n, where each element's n is normal with mean 0 and the given standard deviation, drawn anew for every sample
/// and step from the network's seed; in prediction y = x.
/// </para>
/// <para>Errors: a negative deviation (BPG02xx). Keras accepts none above 1.</para>
/// <para>Source: <c>keras.layers.GaussianNoise</c>.</para>
/// </remarks>
/// <param name="stddev">The standard deviation of the noise, at least 0.</param>
public sealed class GaussianNoiseAttribute(double stddev) : LayerAttribute
{
    /// <summary>The standard deviation of the noise.</summary>
    public double Stddev { get; } = stddev;
}
