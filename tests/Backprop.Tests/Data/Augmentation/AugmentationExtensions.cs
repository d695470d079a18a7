using System.Numerics;

namespace Backprop.Tests.Data.Augmentation;

internal static class AugmentationExtensions
{
    /// <summary>Changes one image, with nonsense in the scratch memory.</summary>
    public static void ApplyTo<T>(this Augmentation<T> augmentation, T[] image, int height, int width, int channels, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scratch = new T[image.Length];
        scratch.AsSpan().Fill(T.NaN);
        int[] shape = [height, width, channels];
        var sample = new AugmentedSample<T>(image, shape, scratch, seed);
        augmentation.Apply(ref sample);
    }
}
