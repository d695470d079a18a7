using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop.Numerics;

/// <summary>The random masks of dropout, 16 samples at a time.</summary>
internal static class DropoutMask
{
    private const int Block = 16;

    /// <summary>
    /// Fills one feature's row in blocks of 16 samples as far as the row's space goes: 0 where the draw is below the threshold, else
    /// <paramref name="kept"/>. Returns how many samples it has filled; what a last block holds behind <paramref name="count"/> is noise.
    /// </summary>
    /// <param name="key">The key of the mask.</param>
    /// <param name="feature">The feature, the high word of the counter.</param>
    /// <param name="first">The first sample's place in the batch; even, because one hash serves two neighbours.</param>
    /// <param name="threshold">The probability of 0 in units of 2^−32.</param>
    /// <param name="kept">The value of what is kept.</param>
    /// <param name="row">The feature's row.</param>
    /// <param name="count">Samples wanted.</param>
    /// <param name="space">Elements of the row that may be written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fill<T>(ulong key, uint feature, int first, uint threshold, T kept, ref T row, int count, nint space)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<uint> high = Vector256.Create(feature);
        Vector256<uint> limit = Vector256.Create(threshold);
        int s = 0;
        for (; s < count && s + Block <= space; s += Block)
        {
            Vector256<uint> pairs = Vector256<uint>.Indices + Vector256.Create((uint)(first + s) >> 1);
            (Vector256<uint> even, Vector256<uint> odd) = Threefry.Hash(key, pairs, high);
            even = Vector256.GreaterThanOrEqual(even, limit);
            odd = Vector256.GreaterThanOrEqual(odd, limit);
            Store(Interleave(Vector256.WidenLower(even), Vector256.WidenLower(odd)), kept, ref Unsafe.Add(ref row, s));
            Store(Interleave(Vector256.WidenUpper(even), Vector256.WidenUpper(odd)), kept, ref Unsafe.Add(ref row, s + 8));
        }

        return Math.Min(s, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Interleave(Vector256<ulong> even, Vector256<ulong> odd) => (even | (odd << 32)).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<int> keep, T kept, ref T row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            (keep.AsSingle() & Vector256.Create(float.CreateTruncating(kept))).StoreUnsafe(ref Unsafe.As<T, float>(ref row));
        }
        else
        {
            Vector256<double> value = Vector256.Create(double.CreateTruncating(kept));
            ref double to = ref Unsafe.As<T, double>(ref row);
            (Vector256.WidenLower(keep).AsDouble() & value).StoreUnsafe(ref to);
            (Vector256.WidenUpper(keep).AsDouble() & value).StoreUnsafe(ref to, 4);
        }
    }
}
