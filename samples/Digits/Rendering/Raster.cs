using System.Numerics;

namespace Digits.Rendering;

/// <summary>A sheet of 28 × 28 grey pixels to draw on, from 0 (paper) to 1 (ink).</summary>
internal sealed class Raster
{
    /// <summary>Pixels in a row and rows.</summary>
    public const int Size = 28;

    private readonly float[] ink = new float[Size * Size];

    /// <summary>An empty sheet.</summary>
    public void Clear() => Array.Clear(ink);

    /// <summary>Draws a line with round ends, anti-aliased: a pixel's blackness falls linearly over the pixel that the edge crosses.</summary>
    public void Line(Vector2 from, Vector2 to, float radius, float blackness)
    {
        Vector2 low = Vector2.Min(from, to) - new Vector2(radius + 1);
        Vector2 high = Vector2.Max(from, to) + new Vector2(radius + 1);
        Vector2 along = to - from;
        float scale = 1 / MathF.Max(along.LengthSquared(), 1e-6f);
        for (int row = Math.Max(0, (int)low.Y); row <= Math.Min(Size - 1, (int)high.Y); row++)
        {
            for (int column = Math.Max(0, (int)low.X); column <= Math.Min(Size - 1, (int)high.X); column++)
            {
                Vector2 offset = new Vector2(column + 0.5f, row + 0.5f) - from;
                float t = Math.Clamp(Vector2.Dot(offset, along) * scale, 0, 1);
                float cover = blackness * Math.Clamp(radius + 0.5f - (offset - (t * along)).Length(), 0, 1);
                ref float pixel = ref ink[(row * Size) + column];
                pixel = MathF.Max(pixel, cover);
            }
        }
    }

    /// <summary>Photographs the sheet with a noisy camera: 256 levels, row by row.</summary>
    /// <param name="pixels">Receives the picture.</param>
    /// <param name="noise">The noise's standard deviation.</param>
    /// <param name="random">Where the noise comes from.</param>
    public void Photograph(Span<byte> pixels, float noise, ref RandomStream random)
    {
        for (int i = 0; i < ink.Length; i++)
        {
            // The sum of three uniform numbers is close enough to a normal one and cheaper.
            float grain = random.Uniform(-1, 1) + random.Uniform(-1, 1) + random.Uniform(-1, 1);
            pixels[i] = (byte)(255 * Math.Clamp(ink[i] + (noise * grain), 0, 1));
        }
    }
}
