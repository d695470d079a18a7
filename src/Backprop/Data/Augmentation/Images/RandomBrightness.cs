using System.Numerics;

namespace Backprop;

/// <summary>
/// Makes images lighter or darker at random: adds one number, a part of the range of values, to all channels of an image, and clips to the range. As
/// <c>keras.layers.RandomBrightness</c>.
/// </summary>
/// <param name="factor">The part: −1 makes an image black, 1 white; 0.2 for −0.2 to 0.2.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <exception cref="ArgumentOutOfRangeException">The factor is not within −1 to 1.</exception>
public sealed class RandomBrightness<T>(Factor factor) : ImageAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The part of the range of values.</summary>
    public Factor Factor { get; } = factor.Checked(nameof(factor));

    /// <summary>The smallest and the largest value of a pixel. Default: 0 to 255; pixels that are scaled to 0 to 1 need that.</summary>
    public (double Low, double High) ValueRange { get; init; } = (0, 255);

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        double change = Factor.Draw(ref sample) * (ValueRange.High - ValueRange.Low);
        foreach (ref T value in sample.Values)
        {
            double changed = double.CreateTruncating(value) + change;
            value = T.CreateTruncating(Math.Min(Math.Max(changed, ValueRange.Low), ValueRange.High));
        }
    }
}
