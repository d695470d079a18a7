using System.Numerics;

namespace Backprop;

/// <summary>A random change that takes every pixel from another place of the image, which may lie between pixels or beyond an edge.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class AffineAugmentation<T> : ImageAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected AffineAugmentation()
    {
    }

    /// <summary>What the image shows beyond its edges. Default: <see cref="FillMode.Reflect"/>.</summary>
    public FillMode FillMode { get; init; } = FillMode.Reflect;

    /// <summary>What is between pixels. Default: <see cref="Interpolation.Bilinear"/>.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>The value beyond the edges with <see cref="FillMode.Constant"/>. Default: 0.</summary>
    public double FillValue { get; init; }

    private protected void Resample(ref AugmentedSample<T> sample, AffineMap map)
    {
        sample.Values.CopyTo(sample.Scratch);
        int height = sample.Shape[0];
        int width = sample.Shape[1];
        int channels = sample.Shape[2];
        int target = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double column = (map.Ax * x) + (map.Ay * y) + map.A;
                double row = (map.Bx * x) + (map.By * y) + map.B;
                Span<T> pixel = sample.Values.Slice(target, channels);
                if (Interpolation == Interpolation.Nearest)
                {
                    TakeNearest(sample.Scratch, pixel, row, column, height, width);
                }
                else
                {
                    Interpolate(sample.Scratch, pixel, row, column, height, width);
                }

                target += channels;
            }
        }
    }

    private void TakeNearest(ReadOnlySpan<T> image, Span<T> pixel, double row, double column, int height, int width)
    {
        int place = PlaceOf((int)Math.Floor(row + 0.5), (int)Math.Floor(column + 0.5), height, width, pixel.Length);
        if (place < 0)
        {
            pixel.Fill(T.CreateTruncating(FillValue));
        }
        else
        {
            image.Slice(place, pixel.Length).CopyTo(pixel);
        }
    }

    private void Interpolate(ReadOnlySpan<T> image, Span<T> pixel, double row, double column, int height, int width)
    {
        double top = Math.Floor(row);
        double left = Math.Floor(column);
        double down = row - top;
        double right = column - left;
        int y = (int)top;
        int x = (int)left;
        int channels = pixel.Length;
        int a = PlaceOf(y, x, height, width, channels);
        int b = PlaceOf(y, x + 1, height, width, channels);
        int c = PlaceOf(y + 1, x, height, width, channels);
        int d = PlaceOf(y + 1, x + 1, height, width, channels);
        for (int i = 0; i < channels; i++)
        {
            double upper = Between(ValueAt(image, a, i), ValueAt(image, b, i), right);
            double lower = Between(ValueAt(image, c, i), ValueAt(image, d, i), right);
            pixel[i] = T.CreateTruncating(Between(upper, lower, down));
        }
    }

    // Exact at 0, which is most of a translation by whole pixels; a pixel that has no weight may be infinite.
    private static double Between(double from, double to, double part) => part == 0 ? from : (from * (1 - part)) + (to * part);

    private double ValueAt(ReadOnlySpan<T> image, int place, int channel) =>
        place < 0 ? FillValue : double.CreateTruncating(image[place + channel]);

    /// <summary>Where the pixel of the endless image lies in the real one; −1 for the constant.</summary>
    private int PlaceOf(int row, int column, int height, int width, int channels)
    {
        int y = Within(row, height);
        int x = Within(column, width);
        return y < 0 || x < 0 ? -1 : ((y * width) + x) * channels;
    }

    private int Within(int place, int size)
    {
        if ((uint)place < (uint)size)
        {
            return place;
        }

        switch (FillMode)
        {
            case FillMode.Nearest:
                return Math.Clamp(place, 0, size - 1);
            case FillMode.Wrap:
                return Remainder(place, size);
            case FillMode.Reflect:
                int mirrored = Remainder(place, 2 * size);
                return mirrored < size ? mirrored : (2 * size) - 1 - mirrored;
            default:
                return -1;
        }
    }

    private static int Remainder(int a, int b)
    {
        int remainder = a % b;
        return remainder < 0 ? remainder + b : remainder;
    }
}
