using System.Numerics;

namespace Backprop;

/// <summary>Changes a sample.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public delegate void SampleChange<T>(ref AugmentedSample<T> sample)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>An augmentation in a few lines.</summary>
/// <example><code>
/// // Every number is forgotten once in ten times.
/// new LambdaAugmentation&lt;float&gt;((ref sample) =>
/// {
///     foreach (ref float value in sample.Values) { value = sample.NextUniform(0, 1) &lt; 0.1 ? 0 : value; }
/// })
/// </code></example>
/// <param name="change">Changes a sample. It may run on another thread than <c>Fit</c>, on one at a time.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LambdaAugmentation<T>(SampleChange<T> change) : Augmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SampleChange<T> change = change ?? throw new ArgumentNullException(nameof(change));

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample) => change(ref sample);
}
