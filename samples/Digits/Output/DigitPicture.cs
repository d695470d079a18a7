using Digits.Data;
using Digits.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits.Output;

/// <summary>A digit in the terminal: every character shows two pixels, one above the other, as half blocks.</summary>
internal static class DigitPicture
{
    private const int Width = 18;
    private const int Height = 24;

    /// <summary>The part of the picture around the ink, with colours where the terminal has them and black on white where not.</summary>
    public static IRenderable Of(DigitSet set, int index, bool colours)
    {
        ReadOnlySpan<byte> pixels = set.Pixels.AsSpan(index * DigitSet.ImageSize, DigitSet.ImageSize);
        (int left, int top) = Window(pixels);
        var picture = new Paragraph();
        for (int row = 0; row < Height; row += 2)
        {
            for (int column = 0; column < Width; column++)
            {
                byte upper = pixels[((top + row) * Raster.Size) + left + column];
                byte lower = pixels[((top + row + 1) * Raster.Size) + left + column];
                if (colours)
                {
                    picture.Append("▀", new Style(Grey(upper), Grey(lower)));
                }
                else
                {
                    picture.Append(Block(upper, lower));
                }
            }

            picture.Append(row + 2 < Height ? "\n" : "");
        }

        return picture;
    }

    private static Color Grey(byte ink) => new(ink, ink, ink);

    private static string Block(byte upper, byte lower) => (upper >= 96, lower >= 96) switch
    {
        (true, true) => "█",
        (true, false) => "▀",
        (false, true) => "▄",
        _ => " ",
    };

    // Centres the window on the ink's centre of gravity, inside the picture.
    private static (int Left, int Top) Window(ReadOnlySpan<byte> pixels)
    {
        double sum = 1e-9, x = 0, y = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            sum += pixels[i];
            x += pixels[i] * (double)(i % Raster.Size);
            y += pixels[i] * (double)(i / Raster.Size);
        }

        return (
            Math.Clamp((int)((x / sum) + 0.5) - (Width / 2), 0, Raster.Size - Width),
            Math.Clamp((int)((y / sum) + 0.5) - (Height / 2), 0, Raster.Size - Height));
    }
}
