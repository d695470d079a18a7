using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop.Numerics;

/// <summary>
/// Matrices of features × samples between the two layouts of the generated code: feature-major (the samples of one feature side by
/// side, in the lanes) and sample-major (the features of one sample side by side).
/// </summary>
public static class Transposition
{
    /// <summary>
    /// x[f · S + s] goes to y[s · stride + f] for f below <paramref name="features"/> and s below <paramref name="count"/>. Nothing else is
    /// written, and nothing else is read.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">First element of the feature-major matrix.</param>
    /// <param name="features">Features.</param>
    /// <param name="S">Elements from one feature to the next.</param>
    /// <param name="y">First element of the sample-major matrix.</param>
    /// <param name="stride">Elements from one sample to the next.</param>
    /// <param name="count">Samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSampleMajor<T>(ref readonly T x, int features, nint S, ref T y, nint stride, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Transpose(ref Unsafe.AsRef(in x), features, S, ref y, stride, count);

    /// <summary>from[r · fromStride + c] goes to to[c · toStride + r] for all rows r and columns c.</summary>
    internal static void Transpose<T>(ref T from, int rows, nint fromStride, ref T to, nint toStride, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                Unsafe.Add(ref to, (c * toStride) + r) = Unsafe.Add(ref from, (r * fromStride) + c);
            }
        }
    }
}
