using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop.Initializers;

/// <summary>
/// The Q of the QR decomposition whose R has a positive diagonal, by the modified Gram-Schmidt process. Each column is orthogonalised twice, which
/// makes Q orthonormal to the last digits (L. Giraud, J. Langou, M. Rozložník, 2005).
/// </summary>
internal static class OrthogonalMatrix
{
    /// <summary>Orthonormalises vectors that lie one behind the other, in place.</summary>
    /// <param name="vectors">At least as many elements each as there are vectors.</param>
    /// <param name="count">Vectors.</param>
    /// <param name="length">Elements of one vector.</param>
    public static void Orthonormalise(Span<double> vectors, int count, int length)
    {
        for (int j = 0; j < count; j++)
        {
            Span<double> vector = vectors.Slice(j * length, length);
            for (int round = 0; round < 2; round++)
            {
                for (int i = 0; i < j; i++)
                {
                    Span<double> unit = vectors.Slice(i * length, length);
                    Subtract(vector, unit, Dot(unit, vector));
                }
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int k = 0; k < length; k++)
            {
                vector[k] /= norm;
            }
        }
    }

    // Eight partial sums whatever the hardware's vectors, and no fused multiply-add: every machine gets the same sum.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        int i = 0;
        for (; i + 8 <= a.Length; i += 8)
        {
            low += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
            high += Vector256.LoadUnsafe(ref x, (nuint)i + 4) * Vector256.LoadUnsafe(ref y, (nuint)i + 4);
        }

        low += high;
        double sum = low.GetElement(0) + low.GetElement(2) + (low.GetElement(1) + low.GetElement(3));
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>a −= factor · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(Span<double> a, ReadOnlySpan<double> b, double factor)
    {
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        Vector256<double> f = Vector256.Create(factor);
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            (Vector256.LoadUnsafe(ref x, (nuint)i) - (f * Vector256.LoadUnsafe(ref y, (nuint)i))).StoreUnsafe(ref x, (nuint)i);
        }

        for (; i < a.Length; i++)
        {
            a[i] -= factor * b[i];
        }
    }
}
