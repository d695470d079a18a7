namespace Backprop;

/// <summary>The base of every loss: what training makes small.</summary>
/// <remarks>
/// A network with several outputs declares one loss for each output it trains; the total is Σ <see cref="Weight"/> · loss. Every loss is
/// the mean over the batch and, as in Keras, over the output's remaining positions. An output with two losses, or a loss for no
/// output, is a build error (BPG03xx). Only this library derives from this class.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>The name of the output layer that the loss judges. Default: the network's only output; required when it has several.</summary>
    public string? Output { get; init; }

    /// <summary>The factor of this loss in the total, as in Keras's <c>loss_weights</c>; finite. Default: <c>1</c>.</summary>
    public double Weight { get; init; } = 1;
}
