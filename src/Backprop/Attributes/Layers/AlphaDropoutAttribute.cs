namespace Backprop;

/// <summary>Dropout for <see cref="Activation.SELU"/> networks: what it drops becomes SELU's limit, and mean 0 and variance 1 are kept.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: in training y = a·(x·m + α′·(1 − m)) + b, where each element's m is 0 with probability rate, else 1, drawn anew for every sample
/// and step from the network's seed; α′ ≈ −1.7581 is the limit of SELU, a = ((1 − rate)·(1 + rate·α′²))^−½ and b = −a·α′·rate; in
/// prediction y = x.
/// </para>
/// <para>Errors: a rate outside [0, 1) (BPG02xx).</para>
/// <para>Source: <c>keras.layers.AlphaDropout</c>; Klambauer et al. 2017.</para>
/// </remarks>
/// <param name="rate">The share that is dropped, from 0 to below 1.</param>
public sealed class AlphaDropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; } = rate;
}
