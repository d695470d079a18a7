namespace Backprop;

/// <summary>Sets a random share of the features to zero in training, against over-fitting; does nothing in prediction.</summary>
/// <remarks>
/// <para>Shapes: any, kept.</para>
/// <para>
/// Formula: in training y = x·m/(1 − rate), where each element's m is 0 with probability rate, else 1, drawn anew for every sample and step
/// from the network's seed; in prediction y = x.
/// </para>
/// <para>Errors: a rate outside [0, 1) (BPG02xx). Keras also accepts 1, with which nothing behind the layer could learn.</para>
/// <para>Source: <c>keras.layers.Dropout</c>; Srivastava et al. 2014.</para>
/// </remarks>
/// <param name="rate">The share that becomes zero, from 0 to below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The share that becomes zero.</summary>
    public double Rate { get; } = rate;
}
