namespace Backprop;

/// <summary>Multiplies by normal noise of mean 1 in training; does nothing in prediction.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: in training y = x·n, where each element's n is normal with mean 1 and standard deviation √(rate/(1 − rate)), that of
/// <see cref="DropoutAttribute"/> with the same rate, drawn anew for every sample and step from the network's seed; in prediction y = x.
/// </para>
/// <para>Errors: a rate outside [0, 1) (BPG02xx).</para>
/// <para>Source: <c>keras.layers.GaussianDropout</c>; Srivastava et al. 2014.</para>
/// </remarks>
/// <param name="rate">The share that dropout of the same variance would drop, from 0 to below 1.</param>
public sealed class GaussianDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The share that dropout of the same variance would drop.</summary>
    public double Rate { get; } = rate;
}
