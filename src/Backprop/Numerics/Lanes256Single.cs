using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Backprop.Numerics;

/// <summary>8 <see cref="float"/> lanes in one 256-bit register.</summary>
public struct Lanes256Single : ILanes<Lanes256Single, float>
{
    private Vector256<float> v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256Single(Vector256<float> value) => v = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static Lanes256Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Broadcast(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Load(ref readonly float source, nint offset) => new(Vector256.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256Single value, ref float destination, nint offset) => value.v.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single LoadPartial(ref readonly float source, nint offset, int count) =>
        new(PartialVector.Load256(in source, offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes256Single value, ref float destination, nint offset, int count) =>
        PartialVector.Store(value.v, ref destination, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GetLane(Lanes256Single value, int lane) => value.v.GetElement(lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single WithLane(Lanes256Single value, int lane, float element) => new(value.v.WithElement(lane, element));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single MultiplyAdd(Lanes256Single a, Lanes256Single b, Lanes256Single c) =>
        new(Fma.IsSupported || AdvSimd.IsSupported ? Vector256.FusedMultiplyAdd(a.v, b.v, c.v) : (a.v * b.v) + c.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes256Single sum, Lanes256Single a, Lanes256Single b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported ? Vector256.FusedMultiplyAdd(a.v, b.v, sum.v) : (a.v * b.v) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref Lanes256Single sum, Lanes256Single a, float b) =>
        sum.v = Fma.IsSupported || AdvSimd.IsSupported
            ? Vector256.FusedMultiplyAdd(a.v, Vector256.Create(b), sum.v)
            : (a.v * Vector256.Create(b)) + sum.v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single operator +(Lanes256Single a, Lanes256Single b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single operator -(Lanes256Single a, Lanes256Single b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single operator *(Lanes256Single a, Lanes256Single b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single operator /(Lanes256Single a, Lanes256Single b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single operator -(Lanes256Single a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single LessThan(Lanes256Single a, Lanes256Single b) => new(Vector256.LessThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single LessThanOrEqual(Lanes256Single a, Lanes256Single b) => new(Vector256.LessThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single GreaterThan(Lanes256Single a, Lanes256Single b) => new(Vector256.GreaterThan(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single GreaterThanOrEqual(Lanes256Single a, Lanes256Single b) => new(Vector256.GreaterThanOrEqual(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Equal(Lanes256Single a, Lanes256Single b) => new(Vector256.Equals(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single And(Lanes256Single a, Lanes256Single b) => new(a.v & b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Or(Lanes256Single a, Lanes256Single b) => new(a.v | b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Select(Lanes256Single mask, Lanes256Single whenTrue, Lanes256Single whenFalse) =>
        new(Vector256.ConditionalSelect(mask.v, whenTrue.v, whenFalse.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes256Single mask) => mask.v.AsSingle().ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Min(Lanes256Single a, Lanes256Single b) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MinNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Max(Lanes256Single a, Lanes256Single b) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(b.v, b.v), Vector256.MaxNative(b.v, a.v), b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Abs(Lanes256Single a) => new(Vector256.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single CopySign(Lanes256Single magnitude, Lanes256Single sign) => new(Vector256.CopySign(magnitude.v, sign.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Sqrt(Lanes256Single a) => new(Vector256.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Floor(Lanes256Single a) => new(Vector256.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Round(Lanes256Single a) => new(Vector256.Round(a.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Scale(Lanes256Single a, Lanes256Single n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(a.v, n.v));
        }

        // In two factors, so that neither leaves the normal numbers and a small product is rounded once.
        Vector256<float> half = Vector256.Round(n.v * 0.5f);
        return new(a.v * PowerOfTwo(half) * PowerOfTwo(n.v - half));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Exponent(Lanes256Single a)
    {
        // The biased exponent of about a · √2 by integer addition, put into the mantissa of 2^23 to become a number.
        var biased = (a.v.AsUInt32() + Vector256.Create(0x004AFB0Du)) >>> 23;
        return new((biased | Vector256.Create(0x4B000000u)).AsSingle() - Vector256.Create(8388735f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Sign(Lanes256Single a) => SingleFunctions.Sign(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Exp(Lanes256Single a) => SingleFunctions.Exp(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Expm1(Lanes256Single a) => SingleFunctions.Expm1(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Log(Lanes256Single a) => SingleFunctions.Log(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Log1p(Lanes256Single a) => SingleFunctions.Log1p(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Tanh(Lanes256Single a) => SingleFunctions.Tanh(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Sigmoid(Lanes256Single a) => SingleFunctions.Sigmoid(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Softplus(Lanes256Single a) => SingleFunctions.Softplus(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Erf(Lanes256Single a) => SingleFunctions.Erf(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Sin(Lanes256Single a) => SingleFunctions.Sin(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Cos(Lanes256Single a) => SingleFunctions.Cos(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256Single Pow(Lanes256Single a, Lanes256Single b) => SingleFunctions.Pow(a, b);

    // 2^n for an integer n with |n| small enough for a normal number: adding 1.5 · 2^23 leaves n in the lowest bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<float> n) =>
        (((n + Vector256.Create(12582912f)).AsUInt32() << 23) + Vector256.Create(0x3F800000u)).AsSingle();
}
