namespace Backprop;

/// <summary>Sets whole channels to zero in training, the same ones in all steps of a sample; does nothing in prediction.</summary>
/// <remarks>
/// <para>Shapes: [steps, channels], kept.</para>
/// <para>
/// Formula: in training y = x·m/(1 − rate), where each channel's m is 0 with probability rate, else 1, drawn anew for every sample and step
/// from the network's seed; in prediction y = x. Where neighbours are alike, as behind a convolution, this regularizes where
/// <see cref="DropoutAttribute"/> hardly does.
/// </para>
/// <para>Errors: an input of another rank (BPG01xx); a rate outside [0, 1) (BPG02xx).</para>
/// <para>Source: <c>keras.layers.SpatialDropout1D</c>; Tompson et al. 2015.</para>
/// </remarks>
/// <param name="rate">The share of the channels that becomes zero, from 0 to below 1.</param>
public sealed class SpatialDropout1DAttribute(double rate) : LayerAttribute
{
    /// <summary>The share of the channels that becomes zero.</summary>
    public double Rate { get; } = rate;
}
