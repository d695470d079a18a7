using System.Numerics;
using Backprop.Numerics;

namespace Backprop;

/// <summary>Turns images around their centre by a random angle. As <c>keras.layers.RandomRotation</c>.</summary>
/// <param name="factor">The angle as a part of a whole turn, positive for counter-clockwise: 0.1 for −36 to +36 degrees.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <exception cref="ArgumentOutOfRangeException">The factor is not within −1 to 1.</exception>
public sealed class RandomRotation<T>(Factor factor) : AffineAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The angle as a part of a whole turn.</summary>
    public Factor Factor { get; } = factor.Checked(nameof(factor));

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        // The library's own functions: the same bits on every machine.
        ScalarDouble angle = ScalarDouble.Broadcast(2 * Math.PI * Factor.Draw(ref sample));
        double cos = 0, sin = 0;
        ScalarDouble.Store(ScalarDouble.Cos(angle), ref cos, 0);
        ScalarDouble.Store(ScalarDouble.Sin(angle), ref sin, 0);
        Resample(ref sample, AffineMap.Rotation(cos, sin, sample.Shape[0], sample.Shape[1]));
    }
}
