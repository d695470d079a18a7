using System.Numerics;

namespace Backprop;

/// <summary>Moves images at random, up or down and left or right. As <c>keras.layers.RandomTranslation</c>.</summary>
/// <param name="heightFactor">How far down (positive) or up (negative), as a part of the height: 0.2 for −20 % to +20 %.</param>
/// <param name="widthFactor">How far to the right (positive) or left (negative), as a part of the width.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <exception cref="ArgumentOutOfRangeException">A factor is not within −1 to 1.</exception>
public sealed class RandomTranslation<T>(Factor heightFactor, Factor widthFactor) : AffineAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How far down, as a part of the height.</summary>
    public Factor HeightFactor { get; } = heightFactor.Checked(nameof(heightFactor));

    /// <summary>How far to the right, as a part of the width.</summary>
    public Factor WidthFactor { get; } = widthFactor.Checked(nameof(widthFactor));

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        double down = HeightFactor.Draw(ref sample) * sample.Shape[0];
        double right = WidthFactor.Draw(ref sample) * sample.Shape[1];
        Resample(ref sample, AffineMap.Translation(right, down));
    }
}
