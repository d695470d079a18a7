using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>One <see cref="float"/>: the width for what is left over and for the tests; the same bits as a lane of any vector.</summary>
public struct ScalarSingle : ILanes<ScalarSingle, float>
{
    private float v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScalarSingle(float value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static ScalarSingle Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(0);
    }

    private static ScalarSingle True
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(BitConverter.UInt32BitsToSingle(uint.MaxValue));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Broadcast(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Load(ref readonly float source, nint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ScalarSingle value, ref float destination, nint offset) => Unsafe.Add(ref destination, offset) = value.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle LoadPartial(ref readonly float source, nint offset, int count) => count == 0 ? Zero : Load(in source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(ScalarSingle value, ref float destination, nint offset, int count)
    {
        if (count != 0)
        {
            Store(value, ref destination, offset);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetLane(ScalarSingle value, int lane) => value.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle WithLane(ScalarSingle value, int lane, float element) => new(element);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle MultiplyAdd(ScalarSingle a, ScalarSingle b, ScalarSingle c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref ScalarSingle sum, ScalarSingle a, ScalarSingle b) => AddProduct(ref sum, a, b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref ScalarSingle sum, ScalarSingle a, float b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a.v, b, sum.v) : (a.v * b) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle operator +(ScalarSingle a, ScalarSingle b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle operator -(ScalarSingle a, ScalarSingle b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle operator *(ScalarSingle a, ScalarSingle b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle operator /(ScalarSingle a, ScalarSingle b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle operator -(ScalarSingle a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle LessThan(ScalarSingle a, ScalarSingle b) => a.v < b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle LessThanOrEqual(ScalarSingle a, ScalarSingle b) => a.v <= b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle GreaterThan(ScalarSingle a, ScalarSingle b) => a.v > b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle GreaterThanOrEqual(ScalarSingle a, ScalarSingle b) => a.v >= b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Equal(ScalarSingle a, ScalarSingle b) => a.v == b.v ? True : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle And(ScalarSingle a, ScalarSingle b) =>
        new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a.v) & BitConverter.SingleToUInt32Bits(b.v)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Or(ScalarSingle a, ScalarSingle b) =>
        new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a.v) | BitConverter.SingleToUInt32Bits(b.v)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Select(ScalarSingle mask, ScalarSingle whenTrue, ScalarSingle whenFalse) =>
        BitConverter.SingleToUInt32Bits(mask.v) != 0 ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(ScalarSingle mask) => BitConverter.SingleToUInt32Bits(mask.v) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Min(ScalarSingle a, ScalarSingle b) => float.IsNaN(b.v) ? b : new(float.MinNative(b.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Max(ScalarSingle a, ScalarSingle b) => float.IsNaN(b.v) ? b : new(float.MaxNative(b.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Abs(ScalarSingle a) => new(MathF.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle CopySign(ScalarSingle magnitude, ScalarSingle sign) => new(MathF.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Sqrt(ScalarSingle a) => new(MathF.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Floor(ScalarSingle a) => new(MathF.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Round(ScalarSingle a) => new(MathF.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Scale(ScalarSingle a, ScalarSingle n)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.ScaleScalar(Vector128.CreateScalarUnsafe(a.v), Vector128.CreateScalarUnsafe(n.v)).ToScalar());
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        float half = MathF.Round(n.v * 0.5f);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Exponent(ScalarSingle a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^23 to become a number.
        uint biased = (BitConverter.SingleToUInt32Bits(a.v) + 0x004AFB0Du) >> 23;
        return new(BitConverter.UInt32BitsToSingle(biased | 0x4B000000u) - 8388735f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Sign(ScalarSingle a) => SingleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Exp(ScalarSingle a) => SingleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Expm1(ScalarSingle a) => SingleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Log(ScalarSingle a) => SingleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Log1p(ScalarSingle a) => SingleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Tanh(ScalarSingle a) => SingleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Sigmoid(ScalarSingle a) => SingleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Softplus(ScalarSingle a) => SingleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Erf(ScalarSingle a) => SingleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Sin(ScalarSingle a) => SingleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Cos(ScalarSingle a) => SingleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarSingle Pow(ScalarSingle a, ScalarSingle b) => SingleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^23 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float PowerOfTwo(float n) =>
        BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(n + 12582912f) << 23) + 0x3F800000u);
}
