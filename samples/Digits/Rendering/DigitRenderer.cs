using System.Numerics;
using Backprop.Numerics;
using Digits.Data;

namespace Digits.Rendering;

/// <summary>Writes digits by hand, as many as wanted: no two are alike, and every one depends on the seed and its number only.</summary>
internal static class DigitRenderer
{
    /// <summary>Renders <paramref name="count"/> digits on all cores.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Other seeds give other digits.</param>
    public static DigitSet Render(int count, ulong seed)
    {
        var pixels = new byte[count * DigitSet.ImageSize];
        var labels = new int[count];
        Parallel.For(
            0,
            count,
            () => new Raster(),
            (i, _, raster) =>
            {
                var random = new RandomStream(Threefry.Derive(seed, (ulong)i));
                labels[i] = random.Choose(10);
                Write(labels[i], raster, pixels.AsSpan(i * DigitSet.ImageSize, DigitSet.ImageSize), ref random);
                return raster;
            },
            _ => { });
        return new(pixels, labels);
    }

    private static void Write(int digit, Raster raster, Span<byte> pixels, ref RandomStream random)
    {
        raster.Clear();
        Stroke[][] styles = DigitStyles.Of(digit);
        var writing = new Writing(ref random);
        var path = new List<Vector2>();
        foreach (Stroke stroke in styles[random.Choose(styles.Length)])
        {
            path.Clear();
            stroke.Trace(path, writing, ref random);
            for (int i = 0; i + 1 < path.Count; i++)
            {
                raster.Line(path[i], path[i + 1], writing.Radius, writing.Ink);
            }
        }

        raster.Photograph(pixels, random.Uniform(0.01f, 0.06f), ref random);
    }
}
