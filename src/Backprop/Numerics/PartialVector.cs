using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>
/// Loads and stores of the first elements of a vector that touch no other memory: masked moves where the hardware has fast ones, else
/// halves and quarters, and at last single elements.
/// </summary>
internal static unsafe class PartialVector
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly float source, nint offset, int count)
    {
        if (Avx512F.IsSupported)
        {
            fixed (float* address = &Unsafe.Add(ref Unsafe.AsRef(in source), offset))
            {
                Vector512<int> mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count));
                return Avx512F.MaskLoad(address, mask.AsSingle(), Vector512<float>.Zero);
            }
        }

        return count < 8
            ? Vector512.Create(Load256(in source, offset, count), Vector256<float>.Zero)
            : Vector512.Create(
                Vector256.LoadUnsafe(in source, (nuint)offset), Load256(in source, offset + 8, count - 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly float source, nint offset, int count)
    {
        if (Avx.IsSupported)
        {
            fixed (float* address = &Unsafe.Add(ref Unsafe.AsRef(in source), offset))
            {
                return Avx.MaskLoad(address, Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle());
            }
        }

        return count < 4
            ? Vector256.Create(Load128(in source, offset, count), Vector128<float>.Zero)
            : Vector256.Create(
                Vector128.LoadUnsafe(in source, (nuint)offset), Load128(in source, offset + 4, count - 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly float source, nint offset, int count)
    {
        ref float first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return count switch
        {
            0 => Vector128<float>.Zero,
            1 => Vector128.CreateScalar(first),
            2 => Vector128.Create(first, Unsafe.Add(ref first, 1), 0, 0),
            3 => Vector128.Create(first, Unsafe.Add(ref first, 1), Unsafe.Add(ref first, 2), 0),
            _ => Vector128.LoadUnsafe(ref first),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load512(ref readonly double source, nint offset, int count)
    {
        if (Avx512F.IsSupported)
        {
            fixed (double* address = &Unsafe.Add(ref Unsafe.AsRef(in source), offset))
            {
                Vector512<long> mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count));
                return Avx512F.MaskLoad(address, mask.AsDouble(), Vector512<double>.Zero);
            }
        }

        return count < 4
            ? Vector512.Create(Load256(in source, offset, count), Vector256<double>.Zero)
            : Vector512.Create(
                Vector256.LoadUnsafe(in source, (nuint)offset), Load256(in source, offset + 4, count - 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256(ref readonly double source, nint offset, int count)
    {
        if (Avx.IsSupported)
        {
            fixed (double* address = &Unsafe.Add(ref Unsafe.AsRef(in source), offset))
            {
                return Avx.MaskLoad(address, Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble());
            }
        }

        return count < 2
            ? Vector256.Create(Load128(in source, offset, count), Vector128<double>.Zero)
            : Vector256.Create(
                Vector128.LoadUnsafe(in source, (nuint)offset), Load128(in source, offset + 2, count - 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128(ref readonly double source, nint offset, int count)
    {
        ref double first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return count switch
        {
            0 => Vector128<double>.Zero,
            1 => Vector128.CreateScalar(first),
            _ => Vector128.LoadUnsafe(ref first),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination, nint offset, int count)
    {
        if (Avx512F.IsSupported)
        {
            fixed (float* address = &Unsafe.Add(ref destination, offset))
            {
                Avx512F.MaskStore(address, Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle(), value);
            }

            return;
        }

        if (count < 8)
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
        else
        {
            value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
            Store(value.GetUpper(), ref destination, offset + 8, count - 8);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination, nint offset, int count)
    {
        if (count < 4)
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
        else
        {
            value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
            Store(value.GetUpper(), ref destination, offset + 4, count - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, nint offset, int count)
    {
        ref float first = ref Unsafe.Add(ref destination, offset);
        if (count >= 4)
        {
            value.StoreUnsafe(ref first);
            return;
        }

        if (count >= 1)
        {
            first = value.ToScalar();
        }

        if (count >= 2)
        {
            Unsafe.Add(ref first, 1) = value.GetElement(1);
        }

        if (count >= 3)
        {
            Unsafe.Add(ref first, 2) = value.GetElement(2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref double destination, nint offset, int count)
    {
        if (Avx512F.IsSupported)
        {
            fixed (double* address = &Unsafe.Add(ref destination, offset))
            {
                Avx512F.MaskStore(address, Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble(), value);
            }

            return;
        }

        if (count < 4)
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
        else
        {
            value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
            Store(value.GetUpper(), ref destination, offset + 4, count - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref double destination, nint offset, int count)
    {
        if (count < 2)
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
        else
        {
            value.GetLower().StoreUnsafe(ref destination, (nuint)offset);
            Store(value.GetUpper(), ref destination, offset + 2, count - 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref double destination, nint offset, int count)
    {
        if (count >= 2)
        {
            value.StoreUnsafe(ref destination, (nuint)offset);
        }
        else if (count == 1)
        {
            Unsafe.Add(ref destination, offset) = value.ToScalar();
        }
    }
}
