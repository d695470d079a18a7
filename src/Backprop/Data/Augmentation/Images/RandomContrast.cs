using System.Numerics;

namespace Backprop;

/// <summary>
/// Changes the contrast of images at random: (x − mean) · factor + mean, with the mean of each channel over the image, and clipped to the range of
/// values. As <c>keras.layers.RandomContrast</c>, as it is documented there; a single number only raises the contrast in Keras 3.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RandomContrast<T> : ImageAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A factor from 1 − <paramref name="factor"/> to 1 + <paramref name="factor"/>.</summary>
    /// <param name="factor">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 to 1.</exception>
    public RandomContrast(double factor)
        : this(factor, factor)
    {
    }

    /// <summary>A factor from 1 − <paramref name="lower"/> to 1 + <paramref name="upper"/>.</summary>
    /// <param name="lower">From 0 to 1.</param>
    /// <param name="upper">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not within 0 to 1.</exception>
    public RandomContrast(double lower, double upper)
    {
        ThrowIfOutside(lower, nameof(lower));
        ThrowIfOutside(upper, nameof(upper));
        Lower = lower;
        Upper = upper;
    }

    /// <summary>How much smaller than 1 the factor may be.</summary>
    public double Lower { get; }

    /// <summary>How much larger than 1 the factor may be.</summary>
    public double Upper { get; }

    /// <summary>The smallest and the largest value of a pixel. Default: 0 to 255.</summary>
    public (double Low, double High) ValueRange { get; init; } = (0, 255);

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        double factor = sample.NextUniform(1 - Lower, 1 + Upper);
        int channels = sample.Shape[2];
        int pixels = sample.Shape[0] * sample.Shape[1];
        Span<T> values = sample.Values;
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            for (int i = c; i < values.Length; i += channels)
            {
                sum += double.CreateTruncating(values[i]);
            }

            double mean = sum / pixels;
            for (int i = c; i < values.Length; i += channels)
            {
                double changed = ((double.CreateTruncating(values[i]) - mean) * factor) + mean;
                values[i] = T.CreateTruncating(Math.Min(Math.Max(changed, ValueRange.Low), ValueRange.High));
            }
        }
    }

    private static void ThrowIfOutside(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"'{name}' of a contrast is within 0 to 1.");
        }
    }
}
