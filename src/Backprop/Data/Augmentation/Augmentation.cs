using System.Numerics;
using Backprop.Runtime;

namespace Backprop;

/// <summary>
/// A random change of the training samples, another one in each epoch: <c>Fit(data, augment: [new RandomFlip&lt;float&gt;(FlipMode.Horizontal)])</c>.
/// </summary>
/// <remarks>
/// <para>
/// It sees a copy of each sample, never the user's arrays, and in training only: validation, evaluation and prediction see samples as they are. Several
/// are applied in the order of the list. The copies are made and changed on a background thread, ahead of the training, unless it is to use one thread only.
/// </para>
/// <para>
/// The result depends on the network's seed, the pass over the data and the sample's number in the data, not on threads, batch sizes, or the order of
/// samples. (A sample that a view holds several times is changed alike in one pass.) In the steady state nothing is allocated.
/// </para>
/// <para>An object keeps nothing of a sample, so that several networks may use it at the same time; your own must not either.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as the network.</typeparam>
public abstract class Augmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The input that it changes, by name; null where the network has one input.</summary>
    public string? Input { get; init; }

    /// <summary>Changes a sample.</summary>
    /// <param name="sample">Its numbers and its random numbers.</param>
    public abstract void Apply(ref AugmentedSample<T> sample);

    /// <summary>Says whether it can change samples of an input; called once, before training.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public virtual void Check(InputDescription input) => ArgumentNullException.ThrowIfNull(input);
}
