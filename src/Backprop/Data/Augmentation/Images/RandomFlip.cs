using System.Numerics;

namespace Backprop;

/// <summary>
/// Flips images at random: left and right, top and bottom, each once in two times. As <c>keras.layers.RandomFlip</c>, but that both directions are
/// drawn for themselves: Keras draws once for both, so that with both an image is turned by 180 degrees or left as it is.
/// </summary>
/// <param name="mode">Which directions. Default: both.</param>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RandomFlip<T>(FlipMode mode = FlipMode.HorizontalAndVertical) : ImageAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Which directions.</summary>
    public FlipMode Mode { get; } = Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such flip.");

    /// <inheritdoc/>
    public override void Apply(ref AugmentedSample<T> sample)
    {
        int height = sample.Shape[0];
        int width = sample.Shape[1];
        int channels = sample.Shape[2];
        if (Mode != FlipMode.Vertical && sample.NextBoolean())
        {
            for (int y = 0; y < height; y++)
            {
                Reverse(sample.Values.Slice(y * width * channels, width * channels), channels);
            }
        }

        if (Mode != FlipMode.Horizontal && sample.NextBoolean())
        {
            Reverse(sample.Values, width * channels);
        }
    }

    /// <summary>Turns the order of pieces around.</summary>
    private static void Reverse(Span<T> values, int length)
    {
        for (int i = 0, j = values.Length - length; i < j; i += length, j -= length)
        {
            for (int k = 0; k < length; k++)
            {
                (values[i + k], values[j + k]) = (values[j + k], values[i + k]);
            }
        }
    }
}
