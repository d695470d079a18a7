using Backprop;
using Digits.Rendering;

namespace Digits.Data;

/// <summary>Pictures of digits and what they show.</summary>
/// <param name="Pixels">All pictures, one behind the other, row by row; 0 is paper, 255 is ink.</param>
/// <param name="Labels">The digits.</param>
internal sealed record DigitSet(byte[] Pixels, int[] Labels)
{
    /// <summary>Pixels of one picture.</summary>
    public const int ImageSize = Raster.Size * Raster.Size;

    /// <summary>How many.</summary>
    public int Count => Labels.Length;

    /// <summary>One picture as a network takes it: from 0 to 1.</summary>
    public float[] Image(int index) => Scale(Pixels.AsSpan(index * ImageSize, ImageSize));

    /// <summary>All of it as a network takes it.</summary>
    public DataSet<float> ToDataSet() => new(Scale(Pixels), Labels);

    private static float[] Scale(ReadOnlySpan<byte> pixels)
    {
        var scaled = new float[pixels.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = pixels[i] / 255f;
        }

        return scaled;
    }
}
