using System.Numerics;

namespace Backprop;

/// <summary>Zooms into images and out of them at random, around their centre. As <c>keras.layers.RandomZoom</c>.</summary>
/// <param name="heightFactor">
/// How much more of the height is seen: 0.2 to 0.3 zooms out by 20 % to 30 %, −0.3 to −0.2 zooms in; a single 0.2 stands for −20 % to +20 %.
/// </param>
/// <param name="widthFactor">The same of the width; null for that of the height, so that the image is not distorted.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <exception cref="ArgumentOutOfRangeException">A factor is not within −1 to 1.</exception>
public sealed class RandomZoom<T>(Factor heightFactor, Factor? widthFactor = null) : AffineAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How much more of the height is seen.</summary>
    public Factor HeightFactor { get; } = heightFactor.Checked(nameof(heightFactor));

    /// <summary>How much more of the width is seen; null for as much as of the height.</summary>
    public Factor? WidthFactor { get; } = widthFactor?.Checked(nameof(widthFactor));

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        double rows = 1 + HeightFactor.Draw(ref sample);
        double columns = WidthFactor is { } width ? 1 + width.Draw(ref sample) : rows;
        Resample(ref sample, AffineMap.Zoom(columns, rows, sample.Shape[0], sample.Shape[1]));
    }
}
